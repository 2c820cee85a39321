import DurableFiles

/// Adds up profiles. The result is byte for byte the profile of all their documents together.
public struct ProfileMerge: Sendable {
    private let profiles: [CorpusProfile]

    /// Merges profile files into one.
    ///
    /// - Parameters:
    ///   - paths: the profiles; at least one.
    ///   - output: the file to write; it appears complete or not at all.
    ///   - temporaryFolder: folder for intermediate files; `nil` is the system's.
    /// - Returns: the summary of the merged profile.
    /// - Throws: ``ProfileError`` where one cannot be read, does not fit the others, or was pruned; ``FileOutputError`` where the
    ///   output cannot be written.
    /// - Complexity: O(n-grams × log profiles); memory of about 5 + log2 *r* bits for each token type of each
    ///   profile, where one in *r* types of the result is in that profile, and of a block of each for every order:
    ///   nothing else grows with the profiles.
    public static func merge(
        _ paths: [String], into output: String, temporaryFolder: String? = nil
    ) throws -> ProfileSummary {
        precondition(!paths.isEmpty)
        let profiles = try paths.map { try CorpusProfile(path: $0) }
        if profiles.count > 1, let pruned = profiles.first(where: { $0.summary.isPruned }) {
            throw ProfileError(
                .incompatible, path: pruned.path,
                message:
                    "it was pruned (minimum counts), and n-grams dropped from several profiles may be frequent in all "
                    + "together; merge the whole profiles first and prune the result")
        }
        let haveFolds = profiles.allSatisfy(\.hasFolds)
        var summary = profiles[0].summary
        var folds = haveFolds ? try profiles[0].foldHistograms() : .none
        var lengths = try profiles[0].documentLengths()
        for other in profiles.dropFirst() {
            try profiles[0].requireCompatibility(with: other, sameRestriction: true)
            summary.addTotals(of: other.summary)
            if haveFolds { folds.merge(try other.foldHistograms()) }
            if let more = try other.documentLengths() { lengths?.merge(more) } else { lengths = nil }
        }
        let writer = try ProfileFileWriter(path: output, order: summary.order, temporaryParent: temporaryFolder)
        try ProfileMerge(profiles: profiles).write(to: writer)
        return try writer.finish(
            summary: summary, folds: folds, lengths: lengths ?? DocumentLengths())
    }

    private func write(to writer: ProfileFileWriter) throws {
        var vocabulary = BlockStream(VocabularyEntries(), writer: writer)
        let union = try VocabularyUnion(profiles) { token, counts in
            try unsafe token.withUnsafeBufferPointer { bytes in
                try vocabulary.append { unsafe $0.append(bytes, count: counts.reduce(0, +)) }
            }
        }
        try vocabulary.finish()
        // Each order is a section of its own, and the documents are the last. The highest is the largest: it comes first.
        let turns = TurnCounter(turns: writer.order)
        try WorkerThreads.run(min(writer.order, WorkerThreads.defaultCount)) { _ in
            while let turn = turns.next() {
                if turn < writer.order - 1 {
                    try write(order: writer.order - turn, union, to: writer)
                } else if !profiles.contains(where: { $0.summary.isImported }) {
                    try DocumentHashEntries.write(profiles.map { ProfileDocumentHashes($0) }, to: writer)
                }
            }
        }
    }

    private func write(order: Int, _ union: VocabularyUnion, to writer: ProfileFileWriter) throws {
        let layout = WindowLayout(order: order, ranks: 1..<union.count + 1, types: union.count)
        switch layout.bits {
        case ...UInt64.bitWidth: try write(layout, union, to: writer, as: UInt64.self)
        case ...UInt128.bitWidth: try write(layout, union, to: writer, as: UInt128.self)
        default: try write(layout, union, to: writer, as: RankKey.self)
        }
    }

    private func write<Key: WindowKey>(
        _ layout: WindowLayout, _ union: VocabularyUnion, to writer: ProfileFileWriter, as: Key.Type
    ) throws {
        var stream = BlockStream(NGramEntries(order: layout.order), writer: writer)
        try unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: layout.order) { ranks in
            try JointNGrams.forEach(profiles, union, layout, as: Key.self) { key, counts in
                let ngram = unsafe ranks.baseAddress.unsafelyUnwrapped
                unsafe key.unpack(into: ngram, layout)
                var total: UInt64 = 0
                for count in counts { total += count }
                try stream.append { unsafe $0.append(ngram, count: total) }
            }
        }
        try stream.finish()
    }
}
