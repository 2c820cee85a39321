import DurableFiles
import Foundation
import NGramStatistics
import Testing
import TextSegmentation

@Suite struct CountingTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder.file(named: name)))
    }

    @Test(arguments: 1...5, [Tokenization(scheme: .whitespace), Tokenization(scheme: .words, lowercase: true)])
    func countsEqualTheNaiveOnes(order: Int, tokenization: Tokenization) throws {
        let documents = randomDocuments(120, vocabulary: 400, seed: UInt64(order))
        let options = ProfileOptions(tokenization: tokenization, order: order, bucketCount: 64)
        let profile = try makeProfile(documents, at: folder.file(named: "p"), options: options)
        let naive = NaiveCounts(documents, order: order, tokenization: tokenization)
        #expect(try NaiveCounts(profile) == naive)
        for index in 0..<order {
            #expect(profile.summary.orders[index].total == naive.ngrams[index].values.reduce(0, +))
            #expect(profile.summary.orders[index].distinct == UInt64(naive.ngrams[index].count))
        }
        #expect(profile.summary.documents == 120)
        #expect(profile.summary.bytes == documents.reduce(0) { $0 + UInt64($1.utf8.count) })
        #expect(profile.summary.characters == documents.reduce(0) { $0 + UInt64($1.unicodeScalars.count) })
    }

    @Test func bytesDoNotDependOnWorkersOrderOrMemory() throws {
        // Some documents are copies.
        let documents =
            randomDocuments(500, vocabulary: 5_000, seed: 7) + randomDocuments(100, vocabulary: 5_000, seed: 7)
        let languages = documents.indices.map { $0 % 3 == 0 ? "de" : $0 % 3 == 1 ? "en" : nil }
        func options(runTokens: Int = .max) -> ProfileOptions {
            var options = ProfileOptions(
                tokenization: Tokenization(scheme: .whitespace), order: 3, bucketCount: 256)
            options.maximumRunTokens = runTokens
            return options
        }
        try makeProfile(documents, at: folder.file(named: "1"), options: options(), languages: languages)
        let expected = try bytes("1")
        for (workers, runTokens) in [(2, Int.max), (8, Int.max), (1, 5_000), (3, 4_000), (1, 700)] {
            try makeProfile(
                documents, at: folder.file(named: "n"), options: options(runTokens: runTokens), workers: workers,
                languages: languages)
            #expect(try bytes("n") == expected, "\(workers) workers, runs of \(runTokens) tokens")
        }
        let order = documents.indices.reversed()
        try makeProfile(
            order.map { documents[$0] }, at: folder.file(named: "r"), options: options(), workers: 2,
            languages: order.map { languages[$0] })
        #expect(try bytes("r") == expected)
        let contents = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(contents.sorted() == ["1", "n", "r"])
    }

    @Test func blocksAreFilledAcrossPartitions() throws {
        // More n-grams than one block holds, so that blocks span partitions.
        let documents = (0..<400).map { document in (0..<100).map { "w\(document * 100 + $0)" }.joined(separator: " ") }
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 2, bucketCount: 16)
        let one = try makeProfile(documents, at: folder.file(named: "1"), options: options)
        try makeProfile(documents, at: folder.file(named: "4"), options: options, workers: 4)
        #expect(try bytes("1") == bytes("4"))
        #expect(one.summary.orders.map(\.distinct) == [40_000, 39_600])
        var seen = 0
        try one.forEachNGram(order: 2) { tokens, count in
            let numbers = tokens.compactMap { Int(String(decoding: $0.dropFirst(), as: UTF8.self)) }
            #expect(numbers.count == 2 && numbers[0] + 1 == numbers[1] && count == 1)
            seen += 1
        }
        #expect(seen == 39_600)
    }

    @Test func mergeOfPartsIsTheWhole() throws {
        let documents = randomDocuments(900, vocabulary: 3_000, seed: 11)
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 3, bucketCount: 128)
        try makeProfile(documents, at: folder.file(named: "whole"), options: options)
        for part in 0..<4 {
            let mine = documents.indices.filter { $0 % 4 == part }.map { documents[$0] }
            try makeProfile(mine, at: folder.file(named: "part\(part)"), options: options)
        }
        func merge(_ names: [String], _ output: String) throws {
            _ = try ProfileMerge.merge(names.map { folder.file(named: $0) }, into: folder.file(named: output))
        }
        try merge(["part0", "part1", "part2", "part3"], "all")
        #expect(try bytes("all") == bytes("whole"))
        // Commutative and associative.
        try merge(["part3", "part1"], "31")
        try merge(["part2", "part0"], "20")
        try merge(["31", "20"], "again")
        #expect(try bytes("again") == bytes("whole"))
        try merge(["whole"], "alone")
        #expect(try bytes("alone") == bytes("whole"))
    }

    @Test func restrictedProfileCountsOnlyTheTargetsNGrams() throws {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 3, bucketCount: 128)
        let task = randomDocuments(30, vocabulary: 300, seed: 3)
        let corpus = randomDocuments(600, vocabulary: 2_000, seed: 4)
        let target = try makeProfile(task, at: folder.file(named: "task"), options: options)
        let full = try makeProfile(corpus, at: folder.file(named: "full"), options: options)
        let restricted = try makeProfile(
            corpus, at: folder.file(named: "restricted"), options: options, workers: 3, restrictedTo: target)
        #expect(restricted.summary.restriction == target.identity)
        #expect(restricted.summary.orders.map(\.total) == full.summary.orders.map(\.total))
        #expect(try restricted.foldHistograms() == full.foldHistograms())
        let wanted = try NaiveCounts(target)
        let all = try NaiveCounts(full)
        let found = try NaiveCounts(restricted)
        for order in 0..<3 {
            #expect(found.ngrams[order] == all.ngrams[order].filter { wanted.ngrams[order][$0.key] != nil })
            #expect(!found.ngrams[order].isEmpty)
        }
    }

    @Test func restrictedProfilesMerge() throws {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 2, bucketCount: 32)
        let target = try makeProfile(
            randomDocuments(20, vocabulary: 200, seed: 5), at: folder.file(named: "task"), options: options)
        let corpus = randomDocuments(200, vocabulary: 900, seed: 6)
        for (name, part) in [("a", corpus[..<90]), ("b", corpus[90...]), ("ab", corpus[...])] {
            try makeProfile(Array(part), at: folder.file(named: name), options: options, restrictedTo: target)
        }
        _ = try ProfileMerge.merge(["a", "b"].map { folder.file(named: $0) }, into: folder.file(named: "m"))
        #expect(try bytes("m") == bytes("ab"))
    }

    @Test func foldsHoldEveryNGramOnce() throws {
        let documents = randomDocuments(300, vocabulary: 500, seed: 8)
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 3, bucketCount: 100)
        let profile = try makeProfile(documents, at: folder.file(named: "p"), options: options)
        let folds = try profile.foldHistograms()
        #expect(folds.order == 3)
        for order in 1...3 {
            #expect(folds.counts(order: order).reduce(0, +) == profile.summary.orders[order - 1].total)
        }
        #expect(folds.documents.reduce(0, +) == 300)
        #expect(folds.documents.filter { $0 > 0 }.count == FoldHistograms.foldCount)
        // Copies of a document fall into one fold.
        let twice = try makeProfile(documents + documents, at: folder.file(named: "q"), options: options)
        #expect(try twice.foldHistograms().documents == folds.documents.map { $0 * 2 })
    }

    @Test func emptyCorpusHasAnEmptyProfile() throws {
        let options = ProfileOptions(order: 3, bucketCount: 8)
        let profile = try makeProfile([], at: folder.file(named: "p"), options: options, workers: 2)
        #expect(profile.summary.documents == 0 && profile.summary.tokens == 0)
        #expect(try profile.mostFrequentNGrams(order: 2).isEmpty)
        #expect(profile.summary.languageShares.isEmpty)
    }

    @Test func mostFrequentComeByCountThenBytes() throws {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 2, bucketCount: 8)
        let profile = try makeProfile(["b a b a c", "z c ä"], at: folder.file(named: "p"), options: options)
        let tokens = try profile.mostFrequentNGrams(order: 1).map { String(decoding: $0.tokens, as: UTF8.self) }
        #expect(tokens == ["a", "b", "c", "z", "ä"])
        let bigrams = try profile.mostFrequentNGrams(order: 2, limit: 2)
        #expect(bigrams.map { String(decoding: $0.tokens, as: UTF8.self) } == ["b a", "a b"])
        #expect(bigrams.map(\.count) == [2, 1])
    }

    @Test func languageSharesAreOfTokens() throws {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 1, bucketCount: 8)
        let profile = try makeProfile(
            ["a b c", "d", "e f g h"], at: folder.file(named: "p"), options: options, languages: ["en", "de", nil])
        #expect(profile.summary.languageShares == ["en": 0.75, "de": 0.25])
        #expect(profile.summary.languages["en"]?.all == .init(documents: 1, tokens: 3, bytes: 5))
        let folds = try #require(profile.summary.languages["en"]?.folds)
        #expect(folds.count == FoldHistograms.foldCount && folds.filter { $0.documents > 0 }.count == 1)
    }

    @Test func jointCountsAreThoseOfBothSides() throws {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 3, bucketCount: 8)
        let (left, right) = (
            randomDocuments(80, vocabulary: 300, seed: 21), randomDocuments(50, vocabulary: 500, seed: 22)
        )
        let a = try makeProfile(left, at: folder.file(named: "a"), options: options)
        let b = try makeProfile(right, at: folder.file(named: "b"), options: options)
        let (x, y) = (try NaiveCounts(a), try NaiveCounts(b))
        var pairs: [[[UInt64]: Int]] = Array(repeating: [:], count: 3)
        try CorpusProfile.forEachJointCount(a, b, upToOrder: 3) { pairs[$0 - 1][[$1, $2], default: 0] += 1 }
        for order in 1...3 {
            var expected: [[UInt64]: Int] = [:]
            for ngram in Set(x.ngrams[order - 1].keys).union(y.ngrams[order - 1].keys) {
                expected[[x.ngrams[order - 1][ngram] ?? 0, y.ngrams[order - 1][ngram] ?? 0], default: 0] += 1
            }
            #expect(pairs[order - 1] == expected)
        }
    }
}
