/// Input that could not be read, and where: the file, the record in it and the byte.
///
/// ``description`` joins the parts to one line that a person can act on:
///
///     corpus.jsonl.zst: record 17, byte 20481 of the decompressed text: a raw control character (0x09) stands in a
///     string; write it as an escape, or tolerate bad records (--skip-malformed N)
public struct CorpusError: Error, Sendable, Hashable {
    /// What kind of fault it is. More codes may come with later versions: a `switch` over codes needs a default.
    public let code: Code
    /// What is wrong, in words, without the place.
    public let message: String
    /// The file as it was named or found; `-` is standard input; `nil` where no file is concerned.
    public let path: String?
    /// The number of the record in its file, from 1, blank lines not counted; `nil` where no record is concerned.
    public let record: Int?
    /// What the record calls itself, where it was told to be read and was found before the fault; `nil` otherwise.
    public let identifier: String?
    /// Bytes before the fault, or before the record where the fault is something missing.
    public let byteOffset: Int?
    /// What ``byteOffset`` counts.
    public let byteOffsetSpace: OffsetSpace
    /// What to do about it, in words.
    public let advice: String?

    /// What a byte offset counts.
    public enum OffsetSpace: Sendable, Hashable {
        /// Bytes of the file as it lies on the disk.
        case file
        /// Bytes of the text after decompression, a byte-order mark included.
        case decompressedText
    }

    public init(
        code: Code, message: String, path: String? = nil, record: Int? = nil, identifier: String? = nil,
        byteOffset: Int? = nil, byteOffsetSpace: OffsetSpace = .file, advice: String? = nil
    ) {
        self.code = code
        self.message = message
        self.path = path
        self.record = record
        self.identifier = identifier
        self.byteOffset = byteOffset
        self.byteOffsetSpace = byteOffsetSpace
        self.advice = advice
    }
}

extension CorpusError: CustomStringConvertible {
    public var description: String {
        var places: [String] = []
        if let record { places.append("record \(record)" + (identifier.map { " (\($0))" } ?? "")) }
        if let byteOffset {
            places.append("byte \(byteOffset) of the \(byteOffsetSpace == .file ? "file" : "decompressed text")")
        }
        var parts: [String] = []
        if let path { parts.append(path == Shard.standardInputPath ? "standard input" : path) }
        if !places.isEmpty { parts.append(places.joined(separator: ", ")) }
        parts.append(message)
        let line = parts.joined(separator: ": ")
        return advice.map { "\(line); \($0)" } ?? line
    }
}
