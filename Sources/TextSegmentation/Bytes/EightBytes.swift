/// Eight bytes in one word, the first in the lowest place; comparisons answer with the top bit of each byte.
///
/// Comparisons look at the low seven bits of each byte only: bytes from 0x80 on are told apart by ``nonASCII``.
struct EightBytes {
    private static var ones: UInt64 { 0x0101_0101_0101_0101 }
    private static var tops: UInt64 { 0x8080_8080_8080_8080 }

    let word: UInt64

    @inline(__always)
    init(_ word: UInt64) { self.word = word }

    @inline(__always)
    init(at bytes: UnsafePointer<UInt8>) {
        word = unsafe UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    /// The bytes from 0x80 on.
    @inline(__always)
    var nonASCII: UInt64 { word & Self.tops }

    /// The bytes equal to an ASCII byte once the bits of `ignoring` are cleared in both.
    @inline(__always)
    func equal(to byte: UInt8, ignoring bits: UInt8 = 0) -> UInt64 {
        let difference = (word ^ (Self.ones &* UInt64(byte))) & (Self.ones &* UInt64(0x7F & ~bits))
        return ~(difference &+ (Self.ones &* 0x7F)) & Self.tops
    }

    /// The bytes of at least `byte`, which is from 1 to 0x7F, once the bits of `setting` are set.
    @inline(__always)
    func atLeast(_ byte: UInt8, setting bits: UInt8 = 0) -> UInt64 {
        let low = (word & (Self.ones &* 0x7F)) | (Self.ones &* UInt64(bits))
        return (low &+ (Self.ones &* UInt64(0x80 - byte))) & Self.tops
    }

    /// The bytes from `first` to `last`, both from 1 to 0x7E, once the bits of `setting` are set.
    @inline(__always)
    func between(_ first: UInt8, _ last: UInt8, setting bits: UInt8 = 0) -> UInt64 {
        atLeast(first, setting: bits) & ~atLeast(last + 1, setting: bits)
    }

    /// The word with 0x20 added to every ASCII capital.
    @inline(__always)
    var lowercasedASCII: UInt64 {
        word | ((between(0x41, 0x5A) & ~nonASCII) >> 2)
    }

    /// Gathers the top bits of the bytes: bit i is that of byte i.
    @inline(__always)
    static func gather(_ tops: UInt64) -> UInt64 {
        ((tops >> 7) &* 0x0102_0408_1020_4080) >> 56
    }
}
