/// What a directory says at its end of profiles that have languages by fold, sentence boundaries, or are not all that a corpus
/// was counted to.
extension ProfileSummary {
    private enum Origin {
        static let imported: UInt64 = 1
        static let pruned: UInt64 = 2
        static let sentences: UInt64 = 4
        static let languageFolds: UInt64 = 8
        static let all: UInt64 = 15
        /// By the number that stands for them in a file, from 1.
        static let boundaries: [SentenceBoundaries] = [.records, .lines]
    }

    func appendOrigin(to encoder: inout ByteEncoder) {
        let kind = Origin.boundaries.firstIndex(of: boundaries).map { $0 + 1 }
        let flags =
            (isImported ? Origin.imported : 0) | (isPruned ? Origin.pruned : 0) | (kind == nil ? 0 : Origin.sentences)
            | (hasLanguageFolds ? Origin.languageFolds : 0)
        guard flags != 0 else { return }
        encoder.append(flags)
        if let kind {
            encoder.append(kind)
            encoder.append(sentences)
            encoder.append(omittedTokens)
        }
        if hasLanguageFolds {
            for (_, tally) in languages.sorted(by: { $0.key < $1.key }) {
                for counts in tally.folds { encoder.append(counts) }
            }
        }
        guard isPruned else { return }
        for counts in orders {
            encoder.append(counts.minimumCount)
            encoder.append(counts.droppedDistinct)
            encoder.append(counts.droppedOccurrences)
        }
    }

    mutating func readOrigin(from decoder: inout ByteDecoder) throws(ByteDecoder.Damage) {
        let flags = try decoder.integer()
        guard flags > 0, flags & ~Origin.all == 0 else {
            throw ByteDecoder.Damage()
        }
        isImported = flags & Origin.imported != 0
        if flags & Origin.sentences != 0 {
            let kind = try decoder.count(limit: Origin.boundaries.count)
            guard kind > 0 else { throw ByteDecoder.Damage() }
            boundaries = Origin.boundaries[kind - 1]
            sentences = try decoder.tally()
            omittedTokens = try decoder.tally()
        }
        if flags & Origin.languageFolds != 0 { try readLanguageFolds(from: &decoder) }
        guard flags & Origin.pruned != 0 else { return }
        for index in orders.indices {
            orders[index].minimumCount = try decoder.tally()
            orders[index].droppedDistinct = try decoder.tally()
            orders[index].droppedOccurrences = try decoder.tally()
            let least = index > 0 ? orders[index - 1].minimumCount : 1
            guard orders[index].minimumCount >= least, orders[index].droppedOccurrences <= orders[index].total else {
                throw ByteDecoder.Damage()
            }
        }
        guard isPruned else { throw ByteDecoder.Damage() }
    }

    /// Whether all languages are counted by fold.
    private var hasLanguageFolds: Bool { !languages.isEmpty && languages.values.allSatisfy { !$0.folds.isEmpty } }

    /// What folds hold must be what the whole holds.
    private mutating func readLanguageFolds(from decoder: inout ByteDecoder) throws(ByteDecoder.Damage) {
        guard !languages.isEmpty else { throw ByteDecoder.Damage() }
        for code in languages.keys.sorted() {
            var folds: [LanguageCounts] = []
            var sum = LanguageCounts()
            for _ in 0..<FoldHistograms.foldCount {
                let counts = try decoder.languageCounts()
                guard let all = languages[code]?.all, counts.documents <= all.documents - sum.documents,
                    counts.tokens <= all.tokens - sum.tokens, counts.bytes <= all.bytes - sum.bytes
                else { throw ByteDecoder.Damage() }
                sum += counts
                folds.append(counts)
            }
            guard languages[code]?.all == sum else { throw ByteDecoder.Damage() }
            languages[code] = LanguageTally(folds: folds)
        }
    }
}

extension ByteEncoder {
    mutating func append(_ counts: LanguageCounts) {
        append(counts.documents)
        append(counts.tokens)
        append(counts.bytes)
    }
}

extension ByteDecoder {
    mutating func languageCounts() throws(Damage) -> LanguageCounts {
        LanguageCounts(documents: try tally(), tokens: try tally(), bytes: try tally())
    }
}
