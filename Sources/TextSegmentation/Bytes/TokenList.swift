/// A growable list of token ranges; what the kernels write to.
@safe
struct TokenList: ~Copyable {
    private(set) var base: UnsafeMutablePointer<TokenRange>
    private(set) var count = 0
    private var capacity: Int

    init() {
        capacity = 64
        unsafe base = .allocate(capacity: capacity)
    }

    deinit { unsafe base.deallocate() }

    mutating func removeAll() { count = 0 }

    /// Makes room for `additional` tokens, which ``appendReserved(offset:end:)`` may then append.
    @inline(__always)
    mutating func reserve(additional: Int) {
        if additional > capacity - count { grow(to: max(count + additional, capacity * 2)) }
    }

    /// Appends the token of the bytes `offset ..< end`.
    @inline(__always)
    mutating func append(offset: Int, end: Int) {
        reserve(additional: 1)
        appendReserved(offset: offset, end: end)
    }

    /// Appends the token of the bytes `offset ..< end` where room has been reserved.
    @inline(__always)
    mutating func appendReserved(offset: Int, end: Int) {
        unsafe (base + count).initialize(
            to: TokenRange(
                offset: UInt32(truncatingIfNeeded: offset), length: UInt32(truncatingIfNeeded: end &- offset)))
        count &+= 1
    }

    /// Ends the last token at `end`.
    @inline(__always)
    mutating func closeLast(end: Int) {
        assert(count > 0)
        unsafe base[count &- 1].length = UInt32(truncatingIfNeeded: end) &- base[count &- 1].offset
    }

    private mutating func grow(to newCapacity: Int) {
        let grown = UnsafeMutablePointer<TokenRange>.allocate(capacity: newCapacity)
        unsafe grown.initialize(from: base, count: count)
        unsafe base.deallocate()
        unsafe base = grown
        capacity = newCapacity
    }
}
