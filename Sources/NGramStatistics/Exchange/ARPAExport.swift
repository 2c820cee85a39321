import Foundation

/// Writes ARPA's n-gram sections with relative frequencies.
///
/// A line holds log10 c(w₁…wₙ)/c(w₁…wₙ₋₁), for single tokens log10 c(w)/N, in the shortest form that reads back as the
/// same double. Nothing is smoothed and there are no back-off weights. Readers of ARPA files ask for the words `<s>`,
/// `</s>` and `<unk>`: where the corpus lacks them they are listed with −99, the customary logarithm of 0.
struct ARPAExport {
    /// Words that readers ask for.
    static let markers = ["<s>", "</s>", "<unk>"].map { Array($0.utf8) }
    /// Stands for the logarithm of 0.
    static let logarithmOfZero = -99.0
    /// Begins the line that names the totals: what is needed to turn frequencies into counts again. ARPA allows text
    /// before `\data\`, and KenLM where it begins with this sign.
    static let totalsMark = "# alignkit counts, totals:"

    private let profile: CorpusProfile
    private let orders: [Int]

    init(_ profile: CorpusProfile, orders: [Int]) {
        self.profile = profile
        self.orders = orders
    }

    func write(_ buffer: inout ExportBuffer) throws {
        let summary = profile.summary
        let totals = orders.map { "\(summary.orders[$0 - 1].total)" }.joined(separator: " ")
        buffer.append("# relative frequencies of n-grams, not smoothed: no language model\n")
        buffer.append("\(Self.totalsMark) \(totals)\n\n\\data\\\n")
        var missing = Set(Self.markers)
        var tokens = VocabularyCursor(profile)
        while try tokens.advance() {
            if tokens.token.first == UInt8(ascii: "<") { missing.remove(tokens.token) }
        }
        for order in orders {
            let entries = summary.orders[order - 1].distinct + (order == 1 ? UInt64(missing.count) : 0)
            buffer.append("ngram \(order)=\(entries)\n")
        }
        buffer.append("\n\\1-grams:\n")
        for marker in Self.markers where missing.contains(marker) {
            buffer.append("-99\t")
            buffer.append(marker[...])
            buffer.append(0x0A)
        }
        var cursor = VocabularyCursor(profile)
        var text: [UInt8] = []
        while try cursor.advance() {
            appendFrequency(cursor.count, of: summary.tokens, to: &buffer)
            text.removeAll(keepingCapacity: true)
            ExportVocabulary.append(cursor.token, format: .arpa, to: &text)
            buffer.append(text[...])
            buffer.append(0x0A)
            try buffer.flushIfFull()
        }
        if orders.count > 1 {
            let vocabulary = try ExportVocabulary(profile, format: .arpa)
            for order in orders where order > 1 { try write(order: order, vocabulary, &buffer) }
        }
        buffer.append("\n\\end\\\n")
    }

    private func write(order: Int, _ vocabulary: ExportVocabulary, _ buffer: inout ExportBuffer) throws {
        buffer.append("\n\\\(order)-grams:\n")
        var contexts = ContextCounts(profile, order: order - 1)
        var cursor = NGramCursor(profile, order: order)
        while try cursor.advance() {
            let context = unsafe try contexts.count(of: cursor.ids)
            guard cursor.count <= context else { throw contexts.contradiction }
            appendFrequency(cursor.count, of: context, to: &buffer)
            for place in 0..<order {
                if place > 0 { buffer.append(0x20) }
                buffer.append(vocabulary[cursor.id(place)])
            }
            buffer.append(0x0A)
            try buffer.flushIfFull()
        }
    }

    private func appendFrequency(_ count: UInt64, of total: UInt64, to buffer: inout ExportBuffer) {
        buffer.append("\(log10(Double(count) / Double(total)))")
        buffer.append(0x09)
    }
}
