#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Owned memory that grows and is used again, with readable bytes behind its capacity.
@safe final class ByteBuffer {
    /// Bytes that may be read, and written, behind the capacity.
    static let padding = 64

    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int

    init(capacity: Int = 0) {
        self.capacity = capacity
        unsafe base = Self.allocate(capacity + Self.padding, instead: nil)
        unsafe base.initialize(repeating: 0, count: Self.padding)
    }

    deinit { unsafe free(base) }

    /// Makes room, keeping the content; the address may change.
    func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        // realloc moves large regions by remapping pages, and pages not yet written take no memory.
        unsafe base = Self.allocate(needed + Self.padding, instead: base)
        capacity = needed
    }

    private static func allocate(_ count: Int, instead old: UnsafeMutablePointer<UInt8>?) -> UnsafeMutablePointer<UInt8>
    {
        guard let memory = unsafe realloc(old, count) else { fatalError("out of memory: \(count) bytes") }
        return unsafe memory.bindMemory(to: UInt8.self, capacity: count)
    }
}

/// The distance to the first line feed in `count` bytes, or `nil`.
func distanceToLineFeed(_ start: UnsafePointer<UInt8>, count: Int) -> Int? {
    guard let found = unsafe memchr(start, 0x0A, count) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
}
