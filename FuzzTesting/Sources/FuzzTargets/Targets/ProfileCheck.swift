import NGramStatistics
import TextSegmentation

/// Profile files: whatever the bytes, counts come out or a `ProfileError` does, and counts that come out agree with the
/// summary and add up when profiles are merged.
enum ProfileCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        // Foundation leaks a page when it maps an empty file.
        guard !bytes.isEmpty else { return }
        let path = try ScratchFile.write(bytes, named: "input.akprofile")
        let profile: CorpusProfile
        do throws(ProfileError) { profile = try CorpusProfile(path: path) } catch { return }
        try require((profile.summary.languageShares.values).allSatisfy { (0...1).contains($0) }, "a share above 1")
        do { try walk(profile) } catch let violation as Violation { throw violation } catch {
            try require(error is ProfileError, "the profile is refused with \(error)")
        }
        for (name, check) in [
            ("merging", merge), ("pruning", prune), ("exporting", export), ("counting for it", countFor),
        ] {
            do { try check(profile) } catch let violation as Violation { throw violation } catch {
                try require(error is ProfileError, "\(name) is refused with \(error)")
            }
        }
    }

    private static func walk(_ profile: CorpusProfile) throws {
        for order in profile.summary.orders {
            var distinct: UInt64 = 0
            var listed: [(tokens: [[UInt8]], count: UInt64)] = []
            try profile.forEachNGram(order: order.order) { tokens, count in
                guard count > 0 else { throw Violation("an n-gram that never occurs") }
                distinct += 1
                if listed.count < 256 { listed.append((tokens.map { Array($0) }, count)) }
            }
            let found = try profile.counts(ofBytes: listed.map(\.tokens))
            try require(found == listed.map(\.count), "n-grams of order \(order.order) that are not found as listed")
            _ = try profile.counts(ofBytes: listed.map { [[0]] + $0.tokens.dropFirst() })
            try require(
                distinct == order.distinct, "\(distinct) n-grams of order \(order.order), not \(order.distinct)")
        }
        var documents: UInt64 = 0
        var copies: [DocumentHashes.Entry] = []
        try profile.forEachDocument { entry in
            documents += entry.documents
            if copies.count < 64 { copies.append(entry) }
        }
        try require(profile.summary.isImported || documents == profile.summary.documents, "documents lost")
        for entry in copies where !profile.summary.isImported {
            try require(try profile.copies(of: entry.hash) == entry.documents, "a document that is not found as listed")
        }
        _ = try profile.documentLengths()
        let folds = try profile.foldHistograms()
        try require(
            folds.counts(order: 1).count == folds.bucketCount, "histograms of another size than they say")
    }

    private static func merge(_ profile: CorpusProfile) throws {
        let output = ScratchFile.folder + "/merged.akprofile"
        let merged = try ProfileMerge.merge([profile.path, profile.path], into: output)
        try require(merged.documents == 2 * profile.summary.documents, "merging does not add documents")
        let sum = try CorpusProfile(path: output)
        let before = try profile.duplicateDocuments()
        try require(try sum.duplicateDocuments()?.distinct == before?.distinct, "merging changes the documents")
        try require(try sum.documentLengths()?.documents == before.map { 2 * $0.documents }, "merging loses lengths")
        var once: [UInt64] = []
        var twice: [UInt64] = []
        try profile.forEachNGram(order: profile.summary.order) { _, count in once.append(2 * count) }
        try sum.forEachNGram(order: profile.summary.order) { _, count in twice.append(count) }
        try require(once == twice, "merging does not add counts")
        try CorpusProfile.forEachJointCount(profile, profile, upToOrder: profile.summary.order) { _, first, second in
            try require(first == second, "a profile differs from itself")
        }
    }

    private static func prune(_ profile: CorpusProfile) throws {
        let output = ScratchFile.folder + "/pruned.akprofile"
        let least = UInt64(1 + profile.summary.order % 2)
        try ProfilePruning.prune(profile, minimumCounts: MinimumCounts([least, 2]), into: output)
        let pruned = try CorpusProfile(path: output)
        for (before, after) in zip(profile.summary.orders, pruned.summary.orders) {
            let minimum = before.order == 1 ? least : 2
            try require(
                after.distinct + after.droppedDistinct == before.distinct + before.droppedDistinct
                    && after.total == before.total && after.minimumCount == max(minimum, before.minimumCount),
                "pruning order \(before.order) loses n-grams")
            var kept: [CountsTables.Row] = []
            var dropped: [[[UInt8]]] = []
            try profile.forEachNGram(order: before.order) { tokens, count in
                let tokens = tokens.map { Array($0) }
                if count >= minimum { kept.append(.init(tokens: tokens, count: count)) } else { dropped.append(tokens) }
            }
            var listed: [CountsTables.Row] = []
            try pruned.forEachNGram(order: before.order) {
                listed.append(.init(tokens: $0.map { Array($0) }, count: $1))
            }
            try require(listed == kept, "pruning keeps other n-grams of order \(before.order)")
            let found = try pruned.counts(ofBytes: dropped)
            try require(found.allSatisfy { $0 == nil }, "what pruning dropped is known of")
        }
        try require(
            try pruned.documentLengths() == profile.documentLengths()
                && pruned.duplicateDocuments()?.distinct == profile.duplicateDocuments()?.distinct,
            "pruning changes the documents")
    }

    private static func export(_ profile: CorpusProfile) throws {
        for format in [CountsFormat.tsv, .csv] {
            let export = try CountsExport(profile, format: format)
            let table = try CountsTables.export(profile, format)
            let lines = table.count { $0 == 0x0A } - (format == .csv ? 1 : 0)
            try require(lines == Int(export.rows), "\(lines) rows, not \(export.rows)")
            let again: CorpusProfile
            do {
                again = try CountsTables.profile(
                    of: table, format, order: profile.summary.order, named: "again.akprofile")
            } catch is CountsExchangeError { continue }
            try require(
                try CountsTables.rows(again) == CountsTables.rows(profile), "other counts come back from \(format)")
        }
        _ = try CountsTables.export(profile, .arpa)
    }

    /// Counts the profile's own tokens, as far as they are text, for the profile.
    private static func countFor(_ profile: CorpusProfile) throws {
        let summary = profile.summary
        guard summary.tokenization.scheme == .whitespace || summary.tokenization.scheme == .words else { return }
        var text = ""
        try profile.forEachNGram(order: 1) { tokens, _ in text += String(decoding: tokens[0], as: UTF8.self) + " " }
        let options = ProfileOptions(
            tokenization: summary.tokenization, order: summary.order, bucketCount: 2,
            temporaryFolder: ScratchFile.folder)
        let builder = try ProfileBuilder(options: options, workers: 2, restrictedTo: profile)
        for counter in builder.counters { try counter.add(text.utf8Span.span) }
        let output = ScratchFile.folder + "/restricted.akprofile"
        let restricted = try builder.finish(writingTo: output)
        for (all, own) in zip(summary.orders, restricted.orders) {
            try require(own.distinct <= all.distinct, "n-grams of order \(own.order) that were not asked for")
        }
        _ = try CountsTables.rows(CorpusProfile(path: output))
    }
}
