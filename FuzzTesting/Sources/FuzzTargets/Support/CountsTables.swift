import NGramStatistics
import TextSegmentation

/// Profiles to tables of counts and back.
enum CountsTables {
    /// An n-gram and how often it occurs.
    struct Row: Equatable {
        var tokens: [[UInt8]]
        var count: UInt64
    }

    static func export(_ profile: CorpusProfile, _ format: CountsFormat) throws -> [UInt8] {
        var text: [UInt8] = []
        try CountsExport(profile, format: format).write { text += $0 }
        return text
    }

    /// - Parameter pieceSize: bytes that are handed on at once.
    static func profile(
        of table: [UInt8], _ format: CountsFormat, isLiteral: Bool = false, order: Int? = nil, pieceSize: Int = .max,
        named name: String
    ) throws -> CorpusProfile {
        let counts = try CountsImport(
            format: format, isLiteral: isLiteral, order: order, temporaryFolder: ScratchFile.folder)
        counts.begin(path: "input")
        try unsafe table.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                let end = start + min(pieceSize, bytes.count - start)
                try unsafe counts.add(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end
            }
        }
        try counts.endOfFile()
        let path = ScratchFile.folder + "/" + name
        _ = try counts.finish(writingTo: path, tokenization: Tokenization(scheme: .whitespace))
        return try CorpusProfile(path: path)
    }

    /// All n-grams, order by order; orders at the end that have none are left out.
    static func rows(_ profile: CorpusProfile) throws -> [Row] {
        var rows: [Row] = []
        for order in 1...profile.summary.order {
            try profile.forEachNGram(order: order) { tokens, count in
                rows.append(Row(tokens: tokens.map { Array($0) }, count: count))
            }
        }
        return rows
    }
}
