public import CorpusIO

/// Translations or references as a file has them, one segment a line; blank lines are segments too.
///
/// Lines end with a line feed, as for sacreBLEU; white space at their ends is left out. Compression is found by content.
public struct TranslationFile: Sendable, Hashable {
    /// The file as it was named; `-` is standard input.
    public let path: String
    /// The segments in the order of the file.
    public let segments: [String]

    /// Reads a file.
    ///
    /// - Throws: ``CorpusError`` where it cannot be read, holds no line, or a line is not UTF-8.
    /// - Complexity: linear in its bytes.
    public init(path: String) throws {
        let shards = try Corpus(inputs: [path]).shards
        guard shards.count == 1 else {
            throw CorpusError(
                code: .isDirectory, message: "it stands for \(shards.count) files", path: path,
                advice: "name one file with a line for each segment")
        }
        var segments: [String] = []
        var line: [UInt8] = []
        var lineStart = 0
        func endLine() throws(CorpusError) {
            guard let text = String(validating: line, as: UTF8.self) else {
                throw CorpusError(
                    code: .invalidUTF8, message: "the line is not UTF-8", path: path, record: segments.count + 1,
                    byteOffset: lineStart, byteOffsetSpace: .decompressedText, advice: "convert the file to UTF-8")
            }
            segments.append(Self.trimmed(text))
            lineStart += line.count + 1
            line.removeAll(keepingCapacity: true)
        }
        let text = try ShardText(shards[0])
        while try unsafe text.withNextPiece({ piece in
            var rest = unsafe piece[...]
            while let end = unsafe rest.firstIndex(of: UInt8(ascii: "\n")) {
                unsafe line.append(contentsOf: rest[..<end])
                try endLine()
                unsafe rest = rest[(end + 1)...]
            }
            unsafe line.append(contentsOf: rest)
        }) {}
        if !line.isEmpty { try endLine() }
        guard !segments.isEmpty else {
            throw CorpusError(
                code: .emptyFile, message: "it holds no line", path: path, advice: "give a line for each segment")
        }
        self.path = path
        self.segments = segments
    }

    private static func trimmed(_ line: String) -> String {
        let scalars = line.unicodeScalars
        let last = scalars.lastIndex { !$0.properties.isWhitespace && !(0x1C...0x1F).contains($0.value) }
        guard let last else { return "" }
        let end = scalars.index(after: last)
        return end == scalars.endIndex ? line : String(scalars[..<end])
    }

    /// Checks that another file has as many segments.
    ///
    /// - Throws: ``CorpusError`` that names both.
    public func requireSameCount(as other: TranslationFile) throws(CorpusError) {
        guard segments.count != other.segments.count else { return }
        throw CorpusError(
            code: .malformedRecord,
            message: "it has \(segments.count) lines and \(other.path) \(other.segments.count)", path: path,
            advice: "both need a line for each segment, an empty one where nothing was translated")
    }
}
