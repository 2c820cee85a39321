/// Reads the rank files of `tiktoken`: a line for each token, its bytes in base64, a space, and its rank.
enum RankFile {
    static func load(_ text: [UInt8], _ encoding: TiktokenEncoding) throws(TokenizerModelError) -> BytePairModel {
        var entries: [(token: [UInt8], rank: Int)] = []
        var line = 0
        for content in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            let content = content.last == 0x0D ? content.dropLast() : content
            if content.isEmpty { continue }
            guard let blank = content.firstIndex(of: 0x20), let token = base64(content[..<blank]), !token.isEmpty,
                let rank = rank(content[(blank + 1)...])
            else {
                throw TokenizerModelError(
                    .malformed, field: "line \(line)", message: "it is not a token in base64, a space and a rank")
            }
            entries.append((token, rank))
        }
        guard entries.count <= BytePairVocabulary.limit else {
            throw TokenizerModelError(.unsupported, message: "more than \(BytePairVocabulary.limit) tokens")
        }
        entries.sort { $0.rank < $1.rank }
        var vocabulary = BytePairVocabulary(expectedCount: entries.count)
        var last = -1
        for entry in entries {
            guard entry.rank != last else {
                throw TokenizerModelError(.malformed, message: "the rank \(last) is there twice")
            }
            last = entry.rank
            guard vocabulary.append(entry.token) else {
                throw TokenizerModelError(.malformed, message: "the token of rank \(last) has another rank too")
            }
        }
        return try model(vocabulary, encoding)
    }

    /// Two tokens merge where their bytes together are a token, whose rank is that of the merge.
    private static func model(
        _ vocabulary: BytePairVocabulary, _ encoding: TiktokenEncoding
    ) throws(TokenizerModelError) -> BytePairModel {
        var bytes: [UInt32] = []
        for byte in UInt8.min...UInt8.max {
            guard let number = vocabulary.number(of: CollectionOfOne(byte)) else {
                throw TokenizerModelError(.malformed, message: "the byte \(byte) has no rank; the file is not whole")
            }
            bytes.append(UInt32(number))
        }
        var merges: [(left: UInt32, right: UInt32, rank: UInt32)] = []
        for number in 0..<vocabulary.count {
            let token = vocabulary[number]
            // Longer tokens than this are no words; their splits must not take time without bound.
            guard token.count >= 2 else { continue }
            guard token.count <= 1024 else {
                throw TokenizerModelError(.unsupported, message: "a token of more than 1,024 bytes")
            }
            for middle in (token.startIndex + 1)..<token.endIndex {
                guard let left = vocabulary.number(of: token[..<middle]),
                    let right = vocabulary.number(of: token[middle...])
                else { continue }
                merges.append((UInt32(left), UInt32(right), UInt32(number)))
            }
        }
        return BytePairModel(
            BytePairModel.Settings(steps: [.pattern(encoding.pattern)], takesWholePieces: true),
            vocabulary: vocabulary, bytes: bytes, merges: merges, results: (0..<UInt32(vocabulary.count)).map(\.self))
    }

    private static func rank(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 10, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return nil }
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for byte in text.dropLast(padding) {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 0x41
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 0x61 + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return result
    }
}
