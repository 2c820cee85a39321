/// The hash functions of the profile file: fixed for ever by the format's version, equal on every machine.
///
/// Both fold a 64 × 64 → 128-bit product (multiply, then exclusive-or of the halves). They are not cryptographic, and
/// nothing rests on their being free of collisions except the assignment of documents to folds and n-grams to hashed
/// buckets, where a collision is harmless.
package enum StableHash {
    @usableFromInline package static let seed0: UInt64 = 0x9E37_79B9_7F4A_7C15
    @usableFromInline package static let seed1: UInt64 = 0xD1B5_4A32_D192_ED03
    @usableFromInline package static let seed2: UInt64 = 0x8CB9_2BA7_2F3D_8DD7
    @usableFromInline package static let seed3: UInt64 = 0xAEF1_7502_108E_F2D9

    @inlinable
    package static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }

    /// Hash of a token of at most 16 bytes, given as two little-endian words filled up with zeros.
    @inlinable
    static func short(_ word0: UInt64, _ word1: UInt64, count: Int) -> UInt64 {
        let inner = fold(word0 ^ seed0, word1 ^ seed1 ^ (UInt64(truncatingIfNeeded: count) &* seed2))
        return fold(inner ^ seed3, seed0)
    }

    /// Hash of a token.
    package static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if bytes.count <= 16 {
            let words = unsafe shortWords(bytes)
            return short(words.0, words.1, count: bytes.count)
        }
        return unsafe long(bytes.baseAddress.unsafelyUnwrapped, bytes.count)
    }

    /// The two words of ``short(_:_:count:)``: up to 16 bytes, filled up with zeros.
    @inline(__always)
    static func shortWords(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
        let count = bytes.count
        guard count > 0, let base = bytes.baseAddress else { return (0, 0) }
        let raw = unsafe UnsafeRawPointer(base)
        // Loads from both ends that overlap, and only within the bytes.
        if count >= 8 {
            let last = UInt64(truncatingIfNeeded: 16 &- min(count, 16)) &* 8
            return unsafe (load(raw, 0), count == 8 ? 0 : load(raw, min(count, 16) &- 8) &>> last)
        }
        if count >= 4 {
            let low = unsafe UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
            let high = unsafe UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
            return (UInt64(low) | UInt64(high) &<< UInt64(truncatingIfNeeded: 8 &* (count &- 4)), 0)
        }
        let (middle, last) = (count / 2, count &- 1)
        return unsafe (
            UInt64(bytes[0]) | UInt64(bytes[middle]) &<< UInt64(truncatingIfNeeded: 8 &* middle)
                | UInt64(bytes[last]) &<< UInt64(truncatingIfNeeded: 8 &* last), 0
        )
    }

    /// Hash of a token of more than 16 bytes.
    static func long(_ pointer: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let raw = unsafe UnsafeRawPointer(pointer)
        var state = seed0 ^ UInt64(truncatingIfNeeded: count)
        var offset = 0
        while offset + 16 < count {
            state = fold(unsafe load(raw, offset) ^ seed1, unsafe load(raw, offset + 8) ^ state)
            offset += 16
        }
        // The last 16 bytes, overlapping the ones before.
        state = fold(unsafe load(raw, count - 16) ^ seed2, unsafe load(raw, count - 8) ^ state)
        return fold(state ^ seed3, seed0)
    }

    /// Hash of any bytes, for telling damage.
    static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 { unsafe document(bytes).0 }

    /// 128-bit hash of a document's text, as two words.
    package static func document(_ text: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
        let count = text.count
        guard count > 0, let base = text.baseAddress else { return (seed0, seed1) }
        if count <= 16 {
            let words = unsafe shortWords(text)
            return (short(words.0, words.1, count: count), short(words.1 ^ seed3, words.0 ^ seed2, count: count))
        }
        let raw = unsafe UnsafeRawPointer(base)
        var state0 = seed0 ^ UInt64(truncatingIfNeeded: count)
        var state1 = seed1 &+ UInt64(truncatingIfNeeded: count)
        var offset = 0
        while offset + 16 < count {
            let (word0, word1) = unsafe (load(raw, offset), load(raw, offset + 8))
            state0 = fold(word0 ^ seed1, word1 ^ state0)
            state1 = fold(word1 ^ seed2, word0 ^ state1 ^ seed3)
            offset += 16
        }
        let (word0, word1) = unsafe (load(raw, count - 16), load(raw, count - 8))
        state0 = fold(word0 ^ seed2, word1 ^ state0)
        state1 = fold(word1 ^ seed1, word0 ^ state1 ^ seed0)
        return (fold(state0 ^ seed3, seed0 ^ (state1 >> 32)), fold(state1 ^ seed0, seed2))
    }

    /// Hash of an n-gram from the hash of its first n − 1 tokens and that of its last token.
    @inlinable
    package static func extend(_ prefix: UInt64, with token: UInt64) -> UInt64 {
        fold(prefix ^ seed1, token ^ seed2)
    }

    /// Hash of a number.
    @inlinable
    package static func mix(_ value: UInt64) -> UInt64 { fold(value ^ seed0, seed3) }

    /// Maps a hash to one of `count` buckets, evenly.
    @inlinable
    package static func bucket(_ hash: UInt64, of count: Int) -> Int {
        Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
    }

    @inline(__always)
    static func load(_ pointer: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: unsafe pointer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
