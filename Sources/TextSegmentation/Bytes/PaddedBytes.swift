/// A growable run of bytes that can be read 64 bytes beyond its end, where zeros stand.
@safe
struct PaddedBytes: ~Copyable {
    /// How many zeros follow the content.
    static var padding: Int { 64 }

    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity = 0

    init() {
        unsafe base = .allocate(capacity: Self.padding)
        unsafe base.initialize(repeating: 0, count: Self.padding)
    }

    deinit { unsafe base.deallocate() }

    /// Forgets the content and makes room for `capacity` bytes.
    mutating func removeAll(reserving capacity: Int) {
        count = 0
        if capacity > self.capacity { grow(to: capacity) }
    }

    /// Makes room for `additional` bytes after the content.
    @inline(__always)
    mutating func reserve(additional: Int) {
        if additional > capacity - count { grow(to: max(count + additional, capacity + capacity / 2)) }
    }

    /// Appends bytes from elsewhere.
    @inline(__always)
    mutating func append(_ source: UnsafePointer<UInt8>, count added: Int) {
        reserve(additional: added)
        unsafe (base + count).update(from: source, count: added)
        count += added
    }

    /// Appends the UTF-8 form of a scalar.
    @inline(__always)
    mutating func append(scalar: UInt32) {
        reserve(additional: 4)
        count += unsafe encodeScalar(scalar, at: base + count)
    }

    /// Declares that the first `count` bytes, written by the caller within the room reserved, are the content.
    @inline(__always)
    mutating func setCount(_ count: Int) {
        assert(count <= capacity)
        self.count = count
    }

    /// Writes the zeros behind the content; called once a pass has written everything.
    mutating func seal() {
        unsafe (base + count).update(repeating: 0, count: Self.padding)
    }

    private mutating func grow(to newCapacity: Int) {
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity + Self.padding)
        unsafe grown.initialize(from: base, count: count)
        unsafe (grown + count).initialize(repeating: 0, count: Self.padding)
        unsafe base.deallocate()
        unsafe base = grown
        capacity = newCapacity
    }
}
