import DurableFiles

/// Adds up profiles. The result is byte for byte the profile of all their documents together.
public struct ProfileMerge {
    private let profiles: [CorpusProfile]

    /// Merges profile files into one.
    ///
    /// - Parameters:
    ///   - paths: the profiles; at least one.
    ///   - output: the file to write; it appears complete or not at all.
    ///   - temporaryFolder: folder for intermediate files; `nil` is the system's.
    /// - Returns: the summary of the merged profile.
    /// - Throws: ``ProfileError`` where one cannot be read or does not fit the others; ``FileOutputError`` where the
    ///   output cannot be written.
    /// - Complexity: O(n-grams of all); memory of 4 bytes for each token type of each profile.
    public static func merge(
        _ paths: [String], into output: String, temporaryFolder: String? = nil
    ) throws -> ProfileSummary {
        precondition(!paths.isEmpty)
        let profiles = try paths.map { try CorpusProfile(path: $0) }
        var summary = profiles[0].summary
        var folds = try profiles[0].foldHistograms()
        for other in profiles.dropFirst() {
            try profiles[0].requireCompatibility(with: other, sameRestriction: true)
            summary.addTotals(of: other.summary)
            folds.merge(try other.foldHistograms())
        }
        let writer = try ProfileFileWriter(order: summary.order, temporaryParent: temporaryFolder)
        try ProfileMerge(profiles: profiles).write(to: writer)
        return try writer.assemble(path: output, summary: summary, folds: folds, isDurable: true)
    }

    private func write(to writer: ProfileFileWriter) throws {
        var vocabulary = VocabularyStream(writer: writer)
        let union = try VocabularyUnion(profiles) { token, counts in
            try unsafe token.withUnsafeBufferPointer { bytes in
                try unsafe vocabulary.append(bytes, count: counts.reduce(0, +))
            }
        }
        try vocabulary.finish()
        let joint = JointNGrams(profiles, union: union)
        for order in 1...writer.order where order >= 2 {
            var stream = NGramStream(order: order, writer: writer)
            try joint.forEach(order: order) { key, counts in
                try unsafe key.withRanks { try unsafe stream.append($0, count: counts.reduce(0, +)) }
            }
            try stream.finish()
        }
    }
}
