/// Full case folding (Unicode Standard, section 3.13, toCasefold): the mappings C and F of CaseFolding.txt.
enum CaseFolding {
    /// Writes the folded text; ill-formed bytes stay as they are.
    ///
    /// - Returns: whether anything changed.
    static func map(_ source: borrowing PaddedBytes, into output: inout PaddedBytes, _ tables: UnicodeTables) -> Bool {
        let bytes = unsafe UnsafePointer(source.base)
        let count = source.count
        output.removeAll(reserving: count + count / 2 + 1)
        let foldings = tables.foldings
        var position = 0
        var changes: UInt64 = 0
        while position < count {
            let eight = unsafe EightBytes(at: bytes + position)
            let lower = eight.lowercasedASCII
            changes |= lower ^ eight.word
            output.reserve(additional: 8)
            unsafe UnsafeMutableRawPointer(output.base + output.count).storeBytes(
                of: lower.littleEndian, as: UInt64.self)
            let nonASCII = eight.nonASCII
            let copied = min(nonASCII == 0 ? 8 : nonASCII.trailingZeroBitCount >> 3, count - position)
            position += copied
            output.setCount(output.count + copied)
            if nonASCII == 0 { continue }
            while unsafe position < count && bytes[position] >= 0x80 {
                let (scalar, length) = unsafe decodeScalar(bytes + position)
                let folding = foldings[scalar]
                if folding == 0 {
                    unsafe output.append(bytes + position, count: length)
                } else {
                    changes = 1
                    let expansion = unsafe tables.foldingExpansions + Int(folding)
                    for index in 0..<Int(unsafe expansion[0]) {
                        unsafe output.append(scalar: expansion[1 + index])
                    }
                }
                position += length
            }
        }
        output.seal()
        return changes != 0
    }
}
