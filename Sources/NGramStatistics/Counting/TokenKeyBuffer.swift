import TextSegmentation

/// The keys and ids of one document's tokens, in memory that is used again for the next.
@safe final class TokenKeyBuffer {
    private(set) var count = 0
    private(set) var keys: UnsafeMutablePointer<TokenKey>
    /// Filled by the vocabulary; zeros follow the last.
    private(set) var ids: UnsafeMutablePointer<UInt32>
    private var capacity = 1 << 12

    /// Zeros that stand behind the last id: windows reach past the end of the document.
    private static let padding = 8

    init() {
        unsafe keys = .allocate(capacity: capacity)
        unsafe ids = .allocate(capacity: capacity + Self.padding)
    }

    deinit {
        unsafe keys.deallocate()
        unsafe ids.deallocate()
    }

    /// Bytes of memory that the buffer holds.
    var memoryUse: Int { capacity * (MemoryLayout<TokenKey>.stride + MemoryLayout<UInt32>.stride) }

    /// Gives back what only a long document needs.
    func releaseExcess() {
        guard memoryUse > Self.commonMemoryUse else { return }
        unsafe keys.deallocate()
        unsafe ids.deallocate()
        capacity = 1 << 12
        unsafe keys = .allocate(capacity: capacity)
        unsafe ids = .allocate(capacity: capacity + Self.padding)
        count = 0
    }

    private static let commonMemoryUse = 4 << 20

    /// Takes a document without tokens.
    func removeAll() { count = 0 }

    /// Makes room for tokens; those there were are lost.
    func prepare(_ needed: Int) {
        guard needed > capacity else { return }
        unsafe keys.deallocate()
        unsafe ids.deallocate()
        capacity = needed + needed / 4
        unsafe keys = .allocate(capacity: capacity)
        unsafe ids = .allocate(capacity: capacity + Self.padding)
    }

    /// Says how many keys have been filled in place.
    func setCount(_ filled: Int) {
        precondition(filled <= capacity)
        count = filled
        for index in count..<count + Self.padding { unsafe ids[index] = 0 }
    }

    /// Takes the tokens of a document.
    func fill(bytes: UnsafePointer<UInt8>, tokens: UnsafeBufferPointer<TokenRange>) {
        prepare(tokens.count)
        count = tokens.count
        for index in 0..<count { unsafe keys[index] = unsafe TokenKey(bytes: bytes, range: tokens[index]) }
        for index in count..<count + Self.padding { unsafe ids[index] = 0 }
    }
}
