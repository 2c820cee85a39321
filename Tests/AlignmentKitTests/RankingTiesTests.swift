import AlignmentKit
import DurableFiles
import Foundation
import TestSupport
import Testing

/// Whether `rank` takes chance for a difference: candidates drawn from one source must be called a tie.
@Suite struct RankingTiesTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    /// Documents of one topic each, of many lengths, in words as frequent as Zipf's law has them: their words come together.
    private static func document(_ random: inout TestSupport.SplitMix64, topics: Int) -> String {
        let topic = Int.random(in: 0..<topics, using: &random)
        let length = 20 + Int(60 * -log(1 - random.uniform()))
        return (0..<length).map { _ in
            let rank = Int(exp(random.uniform() * log(600)))
            return random.next() % 3 == 0 ? "t\(topic)x\(rank % 60)" : "w\(rank)"
        }.joined(separator: " ")
    }

    private func profile(_ documents: Int, _ random: inout TestSupport.SplitMix64, topics: Int = 12) throws
        -> CorpusProfile
    {
        let builder = try ProfileBuilder(
            options: ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 1, bucketCount: 512),
            workers: 1)
        for _ in 0..<documents {
            let text = Array(Self.document(&random, topics: topics).utf8)
            try builder.counters[0].add(text.span)
        }
        let path = folder.file(named: "\(random.next())")
        _ = try builder.finish(writingTo: path)
        return try CorpusProfile(path: path)
    }

    private func ranking(_ random: inout TestSupport.SplitMix64, otherTopics: Int) throws -> CandidateRanking {
        let task = try TranslationTask(
            source: profile(60, &random), target: profile(60, &random), sourceLanguage: "a", targetLanguage: "b",
            temporaryFolder: folder.path)
        return try CandidateRanking(
            [("first", profile(240, &random)), ("second", profile(240, &random, topics: otherTopics))], task: task)
    }

    @Test(.enabled(if: SlowTests.areWanted, "\(SlowTests.reason)")) func oneSourceIsATie() throws {
        let draws = 100
        var random = TestSupport.SplitMix64(seed: 17)
        let ties = try (0..<draws).count { _ in
            try ranking(&random, otherTopics: 12).candidates.allSatisfy { $0.rank == 1 && $0.isTied }
        }
        #expect(Double(ties) >= 0.9 * Double(draws), "\(ties) of \(draws)")
        // And not because everything is one: a quarter of the topics are not enough.
        let other = try ranking(&random, otherTopics: 3)
        #expect(other.candidates.map(\.rank) == [1, 2] && other.candidates[0].path == "first")
    }
}
