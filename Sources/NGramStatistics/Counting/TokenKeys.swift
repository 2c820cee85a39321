import CKernels
import TextSegmentation

/// The tokens of a document as fixed-size keys: what the vocabulary is probed with and what n-gram hashes are made of.
///
/// A token of at most 16 bytes is held whole in two words, so comparing keys compares the tokens exactly.
struct TokenKey {
    var word0: UInt64
    var word1: UInt64
    var hash: UInt64
    var offset: UInt32
    var length: UInt32

    @inline(__always)
    init(bytes: UnsafePointer<UInt8>, range: TokenRange) {
        let raw = unsafe UnsafeRawPointer(bytes)
        offset = range.offset
        length = range.length
        let count = Int(range.length)
        let start = Int(range.offset)
        if count <= 8 {
            // Bytes past the token are loaded (the buffer is padded) and masked away.
            word0 = unsafe StableHash.load(raw, start) & Self.mask(count)
            word1 = 0
            hash = StableHash.short(word0, 0, count: count)
        } else if count <= 16 {
            word0 = unsafe StableHash.load(raw, start)
            word1 = unsafe StableHash.load(raw, start + 8) & Self.mask(count - 8)
            hash = StableHash.short(word0, word1, count: count)
        } else {
            word0 = 0
            word1 = 0
            hash = unsafe StableHash.long(bytes + start, count)
        }
    }

    @inline(__always)
    private static func mask(_ count: Int) -> UInt64 {
        // A shift by 64 gives 0 in Swift, so a count of 0 masks everything and 8 nothing.
        UInt64.max >> UInt64(truncatingIfNeeded: 64 - 8 * count)
    }
}
