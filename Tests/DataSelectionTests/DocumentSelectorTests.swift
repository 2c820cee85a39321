import CorpusIO
import DurableFiles
import Foundation
import NGramStatistics
import TestSupport
import Testing
import TextSegmentation

@testable import DataSelection

@Suite struct DocumentSelectorTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private static let features = SelectionFeatures(bucketCount: 256)
    private static let kitchen = Array("pot pan salt stove knife boil fry simmer onion garlic".split(separator: " "))
    private static let garden = Array("soil spade rain seed root hedge prune lawn bulb compost".split(separator: " "))

    /// A document of words drawn from a list, some from the other.
    private static func document(
        _ words: [Substring], _ others: [Substring], length: Int, using random: inout SplitMix64
    ) -> String {
        (0..<length).map { _ in
            String((random.uniform() < 0.7 ? words : others).randomElement(using: &random) ?? "")
        }.joined(separator: " ")
    }

    private struct Mixed {
        var lines: [String] = []
        var isKitchen: [Bool] = []
    }

    /// 400 records of two subjects and very different lengths.
    private static func mixed(seed: UInt64) -> Mixed {
        var random = SplitMix64(seed: seed)
        var mixed = Mixed()
        for number in 0..<400 {
            let isKitchen = number % 4 == 0
            let length = [4, 8, 30, 120][Int.random(in: 0..<4, using: &random)]
            let text = document(
                isKitchen ? kitchen : garden, isKitchen ? garden : kitchen, length: length, using: &random)
            mixed.lines.append(#"{ "id" :\#(number), "text":"\#(text) \u00e9\/" ,"x":[1, 2.50]}"#)
            mixed.isKitchen.append(isKitchen)
        }
        return mixed
    }

    private func write(_ name: String, _ lines: some Sequence<String>) throws -> String {
        let path = folder.file(named: name)
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    private func task() throws -> String {
        var random = SplitMix64(seed: 5)
        return try write(
            "task.txt", (0..<100).map { _ in Self.document(Self.kitchen, Self.garden, length: 40, using: &random) })
    }

    private func lines(_ path: String) throws -> [String] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    /// Neither threads nor the division into shards, nor the memory limit, choose; and records are written as they stood.
    @Test func onlySeedAndTextChoose() throws {
        let mixed = Self.mixed(seed: 1)
        let task = [try task()]
        let whole = try write("whole.jsonl", mixed.lines)
        let parts = [
            try write("a.jsonl", mixed.lines[..<7]), try write("b.jsonl", mixed.lines[7..<300]),
            try write("c.jsonl", mixed.lines[300...]),
        ]
        var options = SelectionOptions(amount: .fraction(0.2), features: Self.features, seed: 3)
        let output = folder.file(named: "out.jsonl")
        func run(_ inputs: [String], threads: Int) throws -> ([String], Selection) {
            let selector = DocumentSelector(
                options: options, reading: ReadingOptions(blockSize: 2_000), threads: threads)
            let selection = try selector.select(inputs, like: task, writingTo: output)
            return (try lines(output), selection)
        }
        let (chosen, selection) = try run([whole], threads: 1)
        #expect(chosen.count == 80 && selection.selected == 80 && selection.documents == 400)
        #expect(chosen == mixed.lines.filter(Set(chosen).contains), "unchanged, in the order of the input")
        for threads in [1, 4] {
            let (again, same) = try run(parts, threads: threads)
            #expect(again == chosen)
            #expect(same == selection)
        }
        options.seed = 4
        #expect(try run([whole], threads: 2).0 != chosen)
    }

    @Test(arguments: LengthCorrection.allCases, [true, false])
    func prefersTheTask(_ correction: LengthCorrection, _ isResampled: Bool) throws {
        let mixed = Self.mixed(seed: 2)
        let corpus = try write("corpus.jsonl", mixed.lines)
        let options = SelectionOptions(
            amount: .documents(100), features: Self.features, lengthCorrection: correction, isResampled: isResampled)
        let output = folder.file(named: "out.jsonl")
        let selection = try DocumentSelector(options: options, threads: 2).select(
            [corpus], like: [try task()], writingTo: output)
        let chosen = Set(try lines(output))
        let right = mixed.lines.indices.count { mixed.isKitchen[$0] && chosen.contains(mixed.lines[$0]) }
        #expect(right >= 60, "a quarter of them would be kitchen by chance, \(right) are")
        let after = try #require(selection.after)
        let random = try #require(selection.random)
        #expect(after.value < random.value)
        #expect((selection.reduction ?? 0) > 0.05)
        let interval = try #require(selection.before.interval)
        #expect(interval.contains(selection.before.value) && interval.lower > 0)
    }

    /// The sum over n-grams picks long documents of the subject first; the calibrated weight does not.
    @Test func calibrationTakesTheLengthOut() throws {
        let mixed = Self.mixed(seed: 3)
        let corpus = try write("corpus.jsonl", mixed.lines)
        let task = [try task()]
        func meanLength(_ correction: LengthCorrection) throws -> Double {
            let options = SelectionOptions(
                amount: .documents(30), features: Self.features, lengthCorrection: correction, isResampled: false)
            let output = folder.file(named: "\(correction).jsonl")
            let selection = try DocumentSelector(options: options, threads: 1).select(
                [corpus], like: task, writingTo: output)
            return Double(selection.selectedTokens) / Double(selection.selected)
        }
        let (sum, mean, calibrated) = (try meanLength(.none), try meanLength(.mean), try meanLength(.calibrated))
        #expect(mean < calibrated && calibrated < sum, "\(mean) \(calibrated) \(sum)")
    }

    /// Texts become objects; the file is one of zstd frames that our own reader reads.
    @Test func textBecomesObjects() throws {
        let texts = (0..<50).map { "pot \($0) \"pan\" \\ tab\there é" }
        let corpus = try write("corpus.txt", texts)
        let output = folder.file(named: "out.jsonl.zst")
        let options = SelectionOptions(amount: .fraction(1), features: Self.features)
        let selection = try DocumentSelector(options: options).select([corpus], like: [try task()], writingTo: output)
        #expect(selection.selected == 50)
        var found: [String] = []
        try Corpus(inputs: [output]).forEachRecord { record in
            record.withText { text in
                found.append(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
            }
        }
        #expect(found == texts)
    }

    /// A profile that was made alike stands for the text it was made of.
    @Test func taskMayBeAProfile() throws {
        let mixed = Self.mixed(seed: 4)
        let corpus = try write("corpus.jsonl", mixed.lines)
        let task = try task()
        let features = SelectionFeatures()
        let builder = try ProfileBuilder(options: ProfileOptions(tokenization: features.tokenization), workers: 1)
        for line in try lines(task) { try builder.counters[0].add(Array(line.utf8).span) }
        let profile = folder.file(named: "task.profile")
        try _ = builder.finish(writingTo: profile)
        let selector = DocumentSelector(options: SelectionOptions(amount: .fraction(0.1)), threads: 1)
        let output = folder.file(named: "out.jsonl")
        let fromText = try selector.select([corpus], like: [task], writingTo: output)
        let fromProfile = try selector.select([corpus], like: [profile], writingTo: output)
        #expect(fromText == fromProfile)
        var other = selector
        other.options.features.tokenization = Tokenization()
        #expect(throws: SelectionError.self) { try other.select([corpus], like: [profile], writingTo: output) }
    }

    @Test func nothingToBeLikeIsAnError() throws {
        let corpus = try write("corpus.txt", ["pot pan", "salt"])
        let empty = try write("task.txt", ["!!! ..."])
        let output = folder.file(named: "out.jsonl")
        let selector = DocumentSelector(options: SelectionOptions(amount: .fraction(0.5)))
        #expect(throws: SelectionError.self) { try selector.select([corpus], like: [empty], writingTo: output) }
        #expect(throws: SelectionError.self) { try selector.select([empty], like: [corpus], writingTo: output) }
        #expect(!FileManager.default.fileExists(atPath: output))
    }
}
