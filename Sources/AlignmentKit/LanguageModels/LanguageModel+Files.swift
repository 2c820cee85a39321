import CorpusIO
public import LanguageModels
public import TextSegmentation

extension LanguageModel {
    /// Opens a model: its binary form, or an ARPA file, plain or compressed; which it is is found by its content.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is an ARPA file on standard input.
    ///   - tokenization: how text becomes the model's words; `nil` for what the file says, words between blanks where it says
    ///     nothing.
    /// - Throws: `LanguageModelError` where the file is no model, with line and byte offset for ARPA files; `CorpusError`
    ///   where it cannot be read or decompressed.
    public static func open(_ path: String, tokenization: Tokenization? = nil) throws -> LanguageModel {
        if isBinary(at: path) { return try LanguageModel(binary: path, tokenization: tokenization) }
        let corpus = try Corpus(inputs: [path])
        guard corpus.shards.count == 1, let shard = corpus.shards.first else {
            throw LanguageModelError(.unreadable, path: path, message: "it is several files; name one model")
        }
        var reader = ARPAReader(path: path)
        let text = try ShardText(shard)
        while unsafe try text.withNextPiece({ unsafe try reader.add($0) }) {}
        return try reader.finish(tokenization: tokenization)
    }
}
