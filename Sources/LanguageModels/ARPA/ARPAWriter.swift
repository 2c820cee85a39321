import DurableFiles
import NGramStatistics
import TextSegmentation

extension LanguageModel {
    /// Writes the model as an ARPA file: for each n-gram the base-10 logarithm of its probability, its words, and below the
    /// highest order that of its back-off factor (0 where nothing follows).
    ///
    /// n-grams come in the order of the model, those that begin alike together. Where the model's words are not those between
    /// blanks, or its sentences not lines, a comment before the file's `\data\` names its signature, as KenLM allows.
    ///
    /// - Parameters:
    ///   - path: the file to write; it appears complete or not at all.
    ///   - threads: threads to work on; `nil`: one for each processor. They do not change the bytes.
    ///   - isDurable: whether the file is flushed to the disk before it appears.
    /// - Throws: ``LanguageModelError`` where a word cannot stand in an ARPA file: it holds a blank, or none of its bytes;
    ///   `FileOutputError` where the file cannot be written.
    /// - Complexity: O(n-grams); memory of some MiB for each thread.
    public func writeARPA(to path: String, threads: Int? = nil, isDurable: Bool = true) throws {
        try checkWordsForARPA()
        let output = try ARPAOutput(path: path, isDurable: isDurable)
        var head = origin.isPlain ? "" : "# alignkit \(origin.signature)\n"
        head += "\\data\\\n"
        for level in levels { head += "ngram \(level.order)=\(level.count)\n" }
        try output.write(Array(head.utf8))
        let threads = threads ?? WorkerThreads.defaultCount
        for level in levels { try writeSection(level, to: output, threads: threads) }
        try output.write(Array("\n\\end\\\n".utf8))
        try output.commit()
    }

    private func checkWordsForARPA() throws(LanguageModelError) {
        for word in 0..<vocabulary.count {
            let isWritable = unsafe vocabulary.withBytes(of: word) { bytes in
                unsafe !bytes.isEmpty && !bytes.contains { ARPASyntax.isBlank($0) }
            }
            guard isWritable else {
                throw LanguageModelError(
                    .incompatible,
                    message:
                        "the word '\(vocabulary.text(of: word))' holds a blank, which ends words in ARPA files; write the "
                        + "model in its binary form, or take a tokenizer whose words have no blanks (--tokenizer words)"
                )
            }
        }
    }

    private func writeSection(_ level: ModelLevel, to output: ARPAOutput, threads: Int) throws {
        try output.write(Array("\n\\\(level.order)-grams:\n".utf8))
        let ranges = (level.count + Self.linesOfTurn - 1) / Self.linesOfTurn
        let turns = TurnCounter(turns: ranges)
        let turnstile = Turnstile()
        try WorkerThreads.run(threads) { [self] _ in
            let lines = ARPALines(self, level)
            do {
                while let turn = turns.next() {
                    let start = turn * Self.linesOfTurn
                    lines.fill(start..<min(level.count, start + Self.linesOfTurn))
                    try turnstile.take(turn) { try unsafe output.write(lines.bytes) }
                }
            } catch is Turnstile.Broken {
                return
            } catch {
                turnstile.breakDown()
                throw error
            }
        }
    }

    private static let linesOfTurn = 1 << 14
}

extension LanguageModel.Origin {
    /// Whether words are those between blanks and sentences are records: what readers of ARPA files take for granted.
    var isPlain: Bool {
        (tokenization == nil || tokenization == Tokenization(scheme: .whitespace)) && boundaries == .records
    }
}

/// The file that an ARPA file appears in, shared by threads that take turns.
private final class ARPAOutput: @unchecked Sendable {
    // Unchecked: one thread at a time writes, behind a turnstile.
    private var file: AtomicFileWriter?

    init(path: String, isDurable: Bool) throws(FileOutputError) {
        file = try AtomicFileWriter(path: path, isDurable: isDurable)
    }

    func write(_ bytes: [UInt8]) throws(FileOutputError) { try file?.write(bytes) }

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileOutputError) { unsafe try file?.write(bytes) }

    func commit() throws(FileOutputError) {
        guard let whole = file.take() else { preconditionFailure("a file is committed once") }
        try whole.commit()
    }
}
