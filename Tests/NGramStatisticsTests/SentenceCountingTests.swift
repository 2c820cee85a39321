import DurableFiles
import Foundation
import NGramStatistics
import Testing
import TextSegmentation

@Suite struct SentenceCountingTests {
    private let folder: TemporaryFolder
    private static let tokenization = Tokenization(scheme: .whitespace)

    init() throws { folder = try TemporaryFolder() }

    private func options(
        _ boundaries: SentenceBoundaries, reserved: ReservedTokens = .refused, runTokens: Int = .max
    ) -> ProfileOptions {
        var options = ProfileOptions(
            tokenization: Self.tokenization, order: 3, boundaries: boundaries, reservedTokens: reserved, bucketCount: 64
        )
        options.maximumRunTokens = runTokens
        return options
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder.file(named: name)))
    }

    /// Documents of several lines, some of them blank.
    private static let documents = randomDocuments(200, vocabulary: 300, seed: 3).map { text in
        text.split(separator: " ").enumerated().map { "\($1)" + ($0 % 7 == 3 ? "\n" : $0 % 11 == 5 ? "\n \n" : " ") }
            .joined()
    }

    @Test(arguments: [SentenceBoundaries.records, .lines])
    func countsEqualTheNaiveOnesOfMarkedSentences(_ boundaries: SentenceBoundaries) throws {
        let sentences =
            boundaries == .records
            ? Self.documents
            : Self.documents.flatMap { $0.split(separator: "\n").map(String.init) }.filter { $0.contains { $0 != " " } }
        let naive = NaiveCounts(sentences.map { "<s> \($0) </s>" }, order: 3, tokenization: Self.tokenization)
        let profile = try makeProfile(Self.documents, at: folder.file(named: "p"), options: options(boundaries))
        #expect(try NaiveCounts(profile) == naive)
        let summary = profile.summary
        #expect(summary.sentences == UInt64(sentences.count))
        #expect(summary.boundaries == boundaries)
        #expect(summary.signature.contains("boundaries:\(boundaries.rawValue)"))
        for order in 0..<3 { #expect(summary.orders[order].total == naive.ngrams[order].values.reduce(0, +)) }
        // Lengths are those of the text.
        let words = Self.documents.reduce(0) { $0 + $1.split { $0 == " " || $0 == "\n" }.count }
        let lengths = try #require(try profile.documentLengths())
        #expect(lengths.documents == UInt64(Self.documents.count))
        #expect(summary.tokens == UInt64(words) + 2 * summary.sentences)
    }

    @Test func bytesDoNotDependOnWorkersOrRunsAndMerge() throws {
        try makeProfile(Self.documents, at: folder.file(named: "1"), options: options(.lines))
        try makeProfile(
            Self.documents, at: folder.file(named: "2"), options: options(.lines, runTokens: 300), workers: 3)
        #expect(try bytes("1") == bytes("2"))
        try makeProfile(Array(Self.documents[..<90]), at: folder.file(named: "a"), options: options(.lines))
        try makeProfile(Array(Self.documents[90...]), at: folder.file(named: "b"), options: options(.lines))
        _ = try ProfileMerge.merge(["a", "b"].map { folder.file(named: $0) }, into: folder.file(named: "m"))
        #expect(try bytes("1") == bytes("m"))
    }

    @Test func restrictedCountingCountsTheSame() throws {
        let whole = try makeProfile(Self.documents, at: folder.file(named: "w"), options: options(.records))
        let restricted = try makeProfile(
            Self.documents, at: folder.file(named: "r"), options: options(.records), restrictedTo: whole)
        #expect(try NaiveCounts(restricted) == NaiveCounts(whole))
        #expect(throws: ProfileError.self) {
            try makeProfile(
                Self.documents, at: folder.file(named: "x"), options: options(.none), restrictedTo: whole)
        }
    }

    @Test(arguments: ["<s>", "</s>", "<unk>"])
    func reservedTokensAreRefusedOrOmitted(_ token: String) throws {
        let documents = ["a b", "a \(token) b"]
        #expect(throws: ReservedTokenError(token: token)) {
            try makeProfile(documents, at: folder.file(named: "p"), options: options(.records))
        }
        let omitted = try makeProfile(
            documents, at: folder.file(named: "o"), options: options(.records, reserved: .omitted))
        #expect(omitted.summary.omittedTokens == 1)
        #expect(omitted.summary.signature.contains("reserved:omitted"))
        #expect(try omitted.count(of: ["a", "b"]) == 2)
        // Without boundaries they are tokens like others.
        let plain = try makeProfile(documents, at: folder.file(named: "n"), options: options(.none))
        #expect(try plain.count(of: [token]) == 1)
    }

    @Test func profilesThatDifferInBoundariesDoNotMerge() throws {
        try makeProfile(["a"], at: folder.file(named: "a"), options: options(.records))
        try makeProfile(["a"], at: folder.file(named: "b"), options: options(.lines))
        #expect {
            try ProfileMerge.merge(["a", "b"].map { folder.file(named: $0) }, into: folder.file(named: "m"))
        } throws: { "\($0)".contains("each line as a sentence") && "\($0)".contains("--sentences") }
    }
}
