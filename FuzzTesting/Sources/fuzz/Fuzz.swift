import CReferences
import Foundation
import FuzzTargets

/// Which target to fuzz: libFuzzer leaves the arguments to itself.
private let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        fatalError("FUZZ_TARGET must be one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
}()

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(Violation) {
        try target.check(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        fatalError("violation: \(error)")
    }
    return 0
}

/// Called by libFuzzer to make an input of another.
@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(
    _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ maximumCount: Int, _ seed: UInt32
) -> Int {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let mutation = target.structuredMutation(of: input, seed: UInt64(seed)) { part, limit in
        var buffer = part + [UInt8](repeating: 0, count: max(limit, part.count) - part.count + 1)
        let size = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
            unsafe LLVMFuzzerMutate(buffer.baseAddress, part.count, buffer.count - 1)
        }
        return Array(buffer.prefix(size))
    }
    guard let mutation, !mutation.isEmpty, mutation.count <= maximumCount else {
        return unsafe LLVMFuzzerMutate(bytes, count, maximumCount)
    }
    unsafe bytes.update(from: mutation, count: mutation.count)
    return mutation.count
}
