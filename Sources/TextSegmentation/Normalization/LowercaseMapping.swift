/// The full, language-independent lower-case mapping (Unicode Standard, section 3.13, toLowercase).
enum LowercaseMapping {
    private static let dottedCapitalI: UInt32 = 0x130
    private static let capitalSigma: UInt32 = 0x3A3
    private static let smallFinalSigma: UInt32 = 0x3C2

    /// Writes the text in lower case; ill-formed bytes stay as they are.
    ///
    /// - Parameter finalSigma: whether a capital sigma that ends a word becomes `ς`.
    /// - Returns: whether anything changed.
    static func map(
        _ source: borrowing PaddedBytes, into output: inout PaddedBytes, _ tables: UnicodeTables,
        finalSigma: Bool = true
    ) -> Bool {
        let bytes = unsafe UnsafePointer(source.base)
        let count = source.count
        // No scalar grows by more than half: U+0130 and a few more take three bytes for two.
        output.removeAll(reserving: count + count / 2 + 1)
        let target = unsafe output.base
        let differences = tables.lowercaseDifferences
        var position = 0
        var written = 0
        var changes: UInt64 = 0
        while position < count {
            let eight = unsafe EightBytes(at: bytes + position)
            let lower = eight.lowercasedASCII
            changes |= lower ^ eight.word
            unsafe UnsafeMutableRawPointer(target + written).storeBytes(of: lower.littleEndian, as: UInt64.self)
            let nonASCII = eight.nonASCII
            let copied = nonASCII == 0 ? 8 : nonASCII.trailingZeroBitCount >> 3
            position += copied
            written += copied
            if nonASCII == 0 { continue }
            while unsafe position < count && bytes[position] >= 0x80 {
                let (scalar, length) = unsafe decodeScalar(bytes + position)
                let difference = differences[scalar]
                if difference == 0 {
                    let four = unsafe UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt32.self)
                    unsafe UnsafeMutableRawPointer(target + written).storeBytes(of: four, as: UInt32.self)
                    written += length
                } else if scalar == dottedCapitalI {
                    changes = 1
                    unsafe target[written] = 0x69
                    written += 1
                    written += unsafe encodeScalar(0x307, at: target + written)
                } else {
                    changes = 1
                    var lower = UInt32(truncatingIfNeeded: Int32(truncatingIfNeeded: scalar) &+ difference)
                    if finalSigma, scalar == capitalSigma, unsafe endsWord(bytes, at: position, count: count, tables) {
                        lower = smallFinalSigma
                    }
                    written += unsafe encodeScalar(lower, at: target + written)
                }
                position += length
            }
        }
        // Eight bytes at a time may have run into the padding.
        output.setCount(written - max(0, position - count))
        output.seal()
        return changes != 0
    }

    /// The condition Final_Sigma: a cased letter before, none after, case-ignorable scalars left aside.
    private static func endsWord(
        _ bytes: UnsafePointer<UInt8>, at sigma: Int, count: Int, _ tables: UnicodeTables
    ) -> Bool {
        var start = sigma
        var before: UInt8 = 0
        while start > 0 {
            let (scalar, length) = unsafe decodeScalar(before: start, in: bytes, from: 0)
            before = tables.flags[scalar]
            if (before & CharacterFlags.caseIgnorable) == 0 { break }
            before = 0
            start -= length
        }
        if (before & CharacterFlags.cased) == 0 { return false }
        var end = sigma + 2
        while end < count {
            let (scalar, length) = unsafe decodeScalar(bytes + end)
            let after = tables.flags[scalar]
            if (after & CharacterFlags.caseIgnorable) == 0 { return (after & CharacterFlags.cased) == 0 }
            end += length
        }
        return true
    }
}
