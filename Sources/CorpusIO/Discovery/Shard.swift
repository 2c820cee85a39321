/// One file of a corpus.
public struct Shard: Sendable, Hashable {
    /// The file; `-` is standard input.
    public let path: String
    /// Bytes of the file as it lies on the disk; `nil` for pipes and standard input.
    public let size: Int?

    /// How standard input is named among inputs.
    static let standardInputPath = "-"

    var isStandardInput: Bool { path == Self.standardInputPath }
}
