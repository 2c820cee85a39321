/// The bytes of a file as a decoder takes them: a fixed window that slides over its source.
final class CompressedInput {
    private static let capacity = 1 << 17

    let source: any ByteSource
    private let buffer = ByteBuffer(capacity: CompressedInput.capacity)
    private var position = 0
    private var end = 0

    init(_ source: any ByteSource) { self.source = source }

    /// Bytes of the file before the next one.
    var offset: Int { source.bytesRead - (end - position) }

    var available: Int { end - position }

    var next: UnsafeMutablePointer<UInt8> { unsafe buffer.base + position }

    func byte(_ index: Int) -> UInt8 {
        precondition(index < available, "byte outside the window")
        return unsafe buffer.base[position + index]
    }

    func advance(_ count: Int) {
        precondition(count <= available, "advance outside the window")
        position += count
    }

    /// Forgets what is at hand, for a source that goes on elsewhere.
    func drop() {
        position = 0
        end = 0
    }

    /// Reads until `count` bytes are at hand or the file has ended, and says how many are.
    func fill(atLeast count: Int) throws(CorpusError) -> Int {
        precondition(count <= Self.capacity, "more than the window holds")
        if available >= count { return available }
        if position > 0 {
            unsafe buffer.base.update(from: buffer.base + position, count: available)
            end -= position
            position = 0
        }
        while end < count {
            let read = unsafe try source.read(into: buffer.base + end, count: Self.capacity - end)
            if read == 0 { break }
            end += read
        }
        return available
    }
}
