/// How pieces of up to 32 bytes were cut: a table of fixed size, in which a new piece takes the place of an old one.
///
/// Text repeats its words: most pieces are found here and are not merged again.
@safe
struct PieceCache: ~Copyable {
    /// The longest piece that is kept, in bytes.
    static var longest: Int { 32 }

    private typealias Short = (low: UInt64, high: UInt64, length: UInt32, ends: UInt32)
    private typealias Long = (
        first: UInt64, second: UInt64, third: UInt64, fourth: UInt64, length: UInt32, ends: UInt32
    )

    private static var shortBits: Int { 16 }
    private static var longBits: Int { 14 }

    private let short: UnsafeMutablePointer<Short>
    private let long: UnsafeMutablePointer<Long>

    init() {
        unsafe short = .allocate(capacity: 1 << Self.shortBits)
        unsafe short.initialize(repeating: (0, 0, 0, 0), count: 1 << Self.shortBits)
        unsafe long = .allocate(capacity: 1 << Self.longBits)
        unsafe long.initialize(repeating: (0, 0, 0, 0, 0, 0), count: 1 << Self.longBits)
    }

    deinit {
        unsafe short.deallocate()
        unsafe long.deallocate()
    }

    /// Where the tokens of a piece end, a bit for each byte; makes and keeps it where it is not known.
    ///
    /// - Parameters:
    ///   - bytes: readable for 32 bytes.
    ///   - length: from 1 to ``longest``.
    ///   - merge: cuts the piece.
    @inline(__always)
    func ends(_ bytes: UnsafePointer<UInt8>, length: Int, _ merge: () -> UInt32) -> UInt32 {
        let words = unsafe UnsafeRawPointer(bytes)
        func word(_ index: Int) -> UInt64 {
            let word = unsafe UInt64(littleEndian: words.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            let kept = length - index * 8
            return kept >= 8 ? word : kept <= 0 ? 0 : word & ((1 << UInt64(kept * 8)) &- 1)
        }
        let (low, high) = (word(0), word(1))
        if length <= 16 {
            let slot = unsafe short + Self.slot(low, high, UInt64(length), bits: Self.shortBits)
            let found = unsafe slot.pointee
            if found.low == low, found.high == high, found.length == UInt32(length) { return found.ends }
            let ends = merge()
            unsafe slot.pointee = (low, high, UInt32(length), ends)
            return ends
        }
        let (third, fourth) = (word(2), word(3))
        let slot =
            unsafe long
            + Self.slot(
                low ^ (third << 7 | third >> 57), high ^ (fourth << 17 | fourth >> 47), UInt64(length),
                bits: Self.longBits)
        let found = unsafe slot.pointee
        if found.first == low, found.second == high, found.third == third, found.fourth == fourth,
            found.length == UInt32(length)
        {
            return found.ends
        }
        let ends = merge()
        unsafe slot.pointee = (low, high, third, fourth, UInt32(length), ends)
        return ends
    }

    @inline(__always)
    private static func slot(_ low: UInt64, _ high: UInt64, _ length: UInt64, bits: Int) -> Int {
        let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: high ^ 0xA076_1D64_78BD_642F ^ length)
        return Int(truncatingIfNeeded: ((product.high ^ product.low) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    }
}
