/// Bytes in the making, in memory that is used again for the next; belongs to one thread.
@safe final class EncodingBuffer {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 1 << 12) {
        self.capacity = capacity
        unsafe base = .allocate(capacity: capacity)
    }

    deinit { unsafe base.deallocate() }

    var bytes: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: base, count: count) }

    func removeAll() { count = 0 }

    /// Appends what a body writes.
    ///
    /// - Parameters:
    ///   - limit: most bytes that the body may write.
    ///   - body: given where to write; leaves the pointer behind the last byte written.
    @inline(__always)
    func append(atMost limit: Int, _ body: (inout UnsafeMutablePointer<UInt8>) -> Void) {
        if capacity - count < limit { grow(by: limit) }
        let start = unsafe base + count
        var end = unsafe start
        unsafe body(&end)
        count += unsafe end - start
    }

    func append(_ more: UnsafeBufferPointer<UInt8>) {
        guard let source = more.baseAddress else { return }
        unsafe append(atMost: more.count) { end in
            unsafe end.update(from: source, count: more.count)
            unsafe end += more.count
        }
    }

    /// Drops bytes from the start.
    func removeFirst(_ dropped: Int) {
        unsafe base.update(from: base + dropped, count: count - dropped)
        count -= dropped
    }

    @inline(never)
    private func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe new.update(from: base, count: count)
        unsafe base.deallocate()
        unsafe base = unsafe new
    }
}

/// The variable-length integers of ``ByteEncoder``, written and read where every nanosecond counts.
enum VariableLength {
    /// Most bytes that an integer of 64 bits takes.
    static let maximumByteCount = 10

    @inline(__always)
    static func put(_ value: UInt64, _ end: inout UnsafeMutablePointer<UInt8>) {
        var rest = value
        while rest >= 0x80 {
            unsafe end.pointee = UInt8(truncatingIfNeeded: rest) | 0x80
            unsafe end += 1
            rest >>= 7
        }
        unsafe end.pointee = UInt8(truncatingIfNeeded: rest)
        unsafe end += 1
    }

    /// The same for integers whose lengths do not foretell one another, mostly below 2²⁸: written at once, without a branch
    /// for each byte. Writes up to 8 bytes.
    @inline(__always)
    static func putUnpredictable(_ value: UInt64, _ end: inout UnsafeMutablePointer<UInt8>) {
        guard value < 1 << 28 else { return unsafe put(value, &end) }
        let low = (value & 0x7F) | (value & 0x3F80) &<< 1
        let high = (value & 0x1F_C000) &<< 2 | (value & 0xFE0_0000) &<< 3
        let bits = 64 &- (value | 1).leadingZeroBitCount
        // (bits + 6) / 7 for up to 28 bits.
        let count = ((bits &+ 6) &* 37) &>> 8
        let continued = 0x8080_8080 & ((UInt64(1) &<< UInt64(truncatingIfNeeded: 8 &* (count &- 1))) &- 1)
        let bytes = (low | high | continued).littleEndian
        unsafe UnsafeMutableRawPointer(end).storeBytes(of: bytes, as: UInt64.self)
        unsafe end += count
    }

    /// - Returns: `UInt64.max` where the bytes end before the integer does, or it needs more than 63 bits.
    @inline(__always)
    static func take(_ next: inout UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>) -> UInt64 {
        guard unsafe next < end else { return .max }
        let first = unsafe next.pointee
        unsafe next += 1
        if first < 0x80 { return UInt64(first) }
        return unsafe takeRest(UInt64(first & 0x7F), &next, before: end)
    }

    @inline(__always)
    private static func takeRest(
        _ first: UInt64, _ next: inout UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>
    ) -> UInt64 {
        var value = first
        var shift: UInt64 = 7
        while unsafe next < end, shift < 63 {
            let byte = unsafe next.pointee
            unsafe next += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return .max
    }
}
