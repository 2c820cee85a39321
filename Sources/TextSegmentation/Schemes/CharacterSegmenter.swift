/// Cuts text into scalars or bytes.
enum CharacterSegmenter {
    /// Appends every scalar without the property White_Space, and every ill-formed byte.
    ///
    /// - Parameter bytes: readable for 64 bytes beyond `count`.
    static func cutScalars(
        _ bytes: UnsafePointer<UInt8>, count: Int, _ tables: UnicodeTables, into tokens: inout TokenList
    ) {
        let words = tables.words
        var position = 0
        while position < count {
            tokens.reserve(additional: 64)
            let limit = min(position + 64, count)
            while position < limit {
                let (scalar, length) = unsafe decodeScalar(bytes + position)
                if (words[scalar] & WordProperty.whiteSpace) == 0 {
                    tokens.appendReserved(offset: position, end: position &+ length)
                }
                position += length
            }
        }
    }

    /// Appends every byte.
    static func cutBytes(count: Int, into tokens: inout TokenList) {
        tokens.reserve(additional: count)
        for position in 0..<count { tokens.appendReserved(offset: position, end: position &+ 1) }
    }
}
