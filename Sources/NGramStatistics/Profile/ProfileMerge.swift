import DurableFiles

/// Adds up profiles. The result is byte for byte the profile of all their documents together.
public struct ProfileMerge {
    private let profiles: [CorpusProfile]

    /// Runs of one counting pass, which fit by construction.
    init(_ runs: [CorpusProfile]) { profiles = runs }

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
        try ProfileMerge(profiles).write(to: writer)
        return try writer.assemble(path: output, summary: summary, folds: folds, isDurable: true)
    }

    /// Most runs that are merged at once: more would need too much memory for their ranks.
    private static let fanIn = 16

    /// Merges the runs of a counting pass, in several rounds where they are many.
    static func write(runs: RunFolder, order: Int, to writer: ProfileFileWriter) throws {
        var paths = runs.paths
        while paths.count > fanIn {
            let group = Array(paths.prefix(fanIn))
            paths.removeFirst(fanIn)
            let profiles = try group.map { try CorpusProfile(path: $0) }
            let merged = try ProfileFileWriter(order: order, temporaryParent: runs.path)
            try ProfileMerge(profiles).write(to: merged)
            let path = runs.nextPath()
            _ = try merged.assemble(
                path: path, summary: profiles[0].summary, folds: FoldHistograms(order: 1, bucketCount: 1),
                isDurable: false)
            for path in group { TemporaryItems.remove(path) }
            paths.append(path)
        }
        try ProfileMerge(try paths.map { try CorpusProfile(path: $0) }).write(to: writer)
    }

    func write(to writer: ProfileFileWriter) throws {
        var vocabulary = VocabularyBlockStream(writer: writer)
        let union = try VocabularyUnion(profiles) { token, counts in
            try unsafe token.withUnsafeBufferPointer { bytes in
                try unsafe vocabulary.append(bytes, count: counts.reduce(0, +))
            }
        }
        try vocabulary.finish()
        let joint = JointNGrams(profiles, union: union)
        for order in 1...writer.order where order >= 2 {
            var stream = NGramBlockStream(order: order, writer: writer)
            try joint.forEach(order: order) { key, counts in
                try stream.append(key, count: counts.reduce(0, +))
            }
            try stream.finish()
        }
    }
}
