/// The files that make up a corpus, in the order in which they are read.
public struct Corpus: Sendable {
    /// The files.
    public let shards: [Shard]

    /// Finds the files that inputs name.
    ///
    /// Each input is a file, a folder, a pattern (`data/*.jsonl.zst`, with `*`, `?` and `[…]` as the shell has them),
    /// `-` for standard input, or an address that begins with `http://` or `https://` (package trait `HTTP`). A folder stands for all files below it, at any depth, in the order of their paths'
    /// bytes; names that begin with a dot are left out, links to files are followed and links to folders are not.
    /// A pattern stands for its matches in the order of their bytes, folders among them as above. An input that names
    /// an existing file is that file, even where it looks like a pattern. Files named twice are read twice.
    ///
    /// Only names are looked at: what a file holds, and whether an address answers, is found when it is read.
    ///
    /// - Parameter inputs: at least one.
    /// - Throws: ``CorpusError`` where there is no input, an input is missing or unreadable, or a pattern or folder
    ///   yields no file, and for an address in a build without the trait `HTTP`.
    public init(inputs: [String]) throws(CorpusError) {
        guard !inputs.isEmpty else {
            throw CorpusError(
                code: .noInput, message: "no input was named",
                advice: "name files, folders, quoted patterns, or - for standard input")
        }
        var found: [Shard] = []
        for input in inputs { try found.append(contentsOf: InputDiscovery.shards(of: input)) }
        if found.count(where: \.isStandardInput) > 1 {
            throw CorpusError(
                code: .unsupported, message: "it is named more than once, and can be read only once",
                path: Shard.standardInputPath, advice: "name - once")
        }
        shards = found
    }

    private init(shard: Shard) { shards = [shard] }

    /// One of the files as a corpus of its own.
    package func shard(_ index: Int) -> Corpus { Corpus(shard: shards[index]) }

    /// Bytes of all files as they lie on the disk; `nil` where one of them is a stream of unknown length.
    public var compressedSize: Int? {
        shards.reduce(Int?(0)) { sum, shard in
            guard let sum, let size = shard.size else { return nil }
            return sum + size
        }
    }
}
