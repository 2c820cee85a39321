import DurableFiles

/// Drops rare n-grams from a profile, and states what was dropped.
public enum ProfilePruning {
    /// Writes a profile without the n-grams that occur less often than a minimum.
    ///
    /// Totals, folds and all else still count everything; for each order the summary says how many n-grams were dropped,
    /// and how often they occurred (``ProfileSummary/OrderCounts``). Pruning twice is pruning once by the higher minimum.
    ///
    /// - Parameters:
    ///   - profile: what is pruned; it is not changed.
    ///   - minimumCounts: the least counts that are kept.
    ///   - output: the file to write; it appears complete or not at all.
    ///   - temporaryFolder: folder for intermediate files; `nil` is the system's.
    /// - Returns: the summary of the pruned profile.
    /// - Throws: ``ProfileError`` where the profile is damaged; `FileOutputError` where the output cannot be written.
    /// - Complexity: O(n-grams); memory of 1.1 bits for each token type, and of a block.
    @discardableResult
    public static func prune(
        _ profile: CorpusProfile, minimumCounts: MinimumCounts, into output: String, temporaryFolder: String? = nil
    ) throws -> ProfileSummary {
        var summary = profile.summary
        let writer = try ProfileFileWriter(path: output, order: summary.order, temporaryParent: temporaryFolder)
        let kept = try pruneVocabulary(profile, &summary.orders[0], minimumCounts[1], writer)
        for order in 2..<max(2, summary.order + 1) {
            try pruneNGrams(profile, &summary.orders[order - 1], minimumCounts[order], kept, writer)
        }
        let folds = try profile.storedFoldHistograms()
        if !summary.isImported { try DocumentHashEntries.write([ProfileDocumentHashes(profile)], to: writer) }
        let lengths = try profile.documentLengths() ?? DocumentLengths()
        return try writer.finish(summary: summary, folds: folds, lengths: lengths)
    }

    private static func pruneVocabulary(
        _ profile: CorpusProfile, _ counts: inout ProfileSummary.OrderCounts, _ minimum: UInt64,
        _ writer: ProfileFileWriter
    ) throws -> KeptRanks {
        counts.minimumCount = max(counts.minimumCount, minimum)
        var kept = KeptRanks()
        var cursor = VocabularyCursor(profile)
        var stream = BlockStream(VocabularyEntries(), writer: writer)
        while try cursor.advance() {
            let isKept = cursor.count >= minimum
            kept.append(isKept)
            if isKept {
                try unsafe cursor.token.withUnsafeBufferPointer {
                    let token = unsafe $0
                    try stream.append { unsafe $0.append(token, count: cursor.count) }
                }
            } else {
                counts.drop(cursor.count)
            }
        }
        try stream.finish()
        return kept
    }

    private static func pruneNGrams(
        _ profile: CorpusProfile, _ counts: inout ProfileSummary.OrderCounts, _ minimum: UInt64, _ kept: KeptRanks,
        _ writer: ProfileFileWriter
    ) throws {
        counts.minimumCount = max(counts.minimumCount, minimum)
        var cursor = NGramCursor(profile, order: counts.order)
        var stream = BlockStream(NGramEntries(order: counts.order), writer: writer)
        var ranks = [UInt32](repeating: 0, count: counts.order)
        while try cursor.advance() {
            guard cursor.count >= minimum else {
                counts.drop(cursor.count)
                continue
            }
            for place in ranks.indices {
                guard let rank = kept[cursor.id(place)] else {
                    throw ProfileError(
                        .corrupt, path: profile.path,
                        message:
                            "an n-gram of order \(counts.order) is listed more often than one of its tokens; make the "
                            + "profile anew")
                }
                ranks[place] = rank
            }
            try unsafe ranks.withUnsafeBufferPointer {
                let ngram = unsafe $0.baseAddress.unsafelyUnwrapped
                try stream.append { unsafe $0.append(ngram, count: cursor.count) }
            }
        }
        try stream.finish()
    }
}

extension ProfileSummary.OrderCounts {
    /// Notes an n-gram that is no longer listed.
    fileprivate mutating func drop(_ count: UInt64) {
        droppedDistinct += 1
        droppedOccurrences += count
    }
}
