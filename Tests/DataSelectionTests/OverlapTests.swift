import CorpusIO
import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import DataSelection

@Suite struct OverlapTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func write(_ name: String, _ lines: [[String]]) throws -> String {
        let path = folder.file(named: name)
        try (lines.map { $0.joined(separator: " ") }.joined(separator: "\n") + "\n").write(
            toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    /// Against comparing every window with every window, on text of few words, where much is found.
    @Test(arguments: 0..<24) func equalsComparingEveryWindow(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let words = ["a", "b", "ab", "c"]
        func lines(_ count: Int, upTo length: Int) -> [[String]] {
            (0..<count).map { _ in
                (0..<Int.random(in: 1...length, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            }
        }
        let (downstream, corpus) = (lines(12, upTo: 12), lines(30, upTo: 20))
        let order = Int.random(in: 1...6, using: &random)
        let minimum = Int.random(in: 1...order, using: &random)
        let options = OverlapOptions(
            tokenization: Tokenization(scheme: .whitespace), order: order, minimumOrder: minimum)
        let inputs = [try write("a.txt", Array(corpus[..<11])), try write("b.txt", Array(corpus[11...]))]
        let task = try write("task.txt", downstream)

        func windows(_ line: [String], _ length: Int) -> [[String]] {
            line.count < length ? [] : (0...line.count - length).map { Array(line[$0..<$0 + length]) }
        }
        var withOverlap = Set<Int>()
        var expected: [[Int]] = []
        for (number, line) in downstream.enumerated() where line.count >= minimum {
            let length = min(order, line.count)
            var covered = Set<Int>()
            var first = Int.max
            for (start, window) in windows(line, length).enumerated() {
                for (place, document) in corpus.enumerated() where windows(document, length).contains(window) {
                    covered.formUnion(start..<start + length)
                    withOverlap.insert(place)
                    first = min(first, place)
                }
            }
            if !covered.isEmpty { expected.append([number + 1, line.count, covered.count, first]) }
        }
        for threads in [1, 3] {
            let finder = OverlapFinder(options: options, reading: ReadingOptions(blockSize: 40), threads: threads)
            let report = try finder.find([task], in: inputs)
            #expect(report.documents == 30 && report.downstreamRecords == 12)
            #expect(report.documentsWithOverlap == withOverlap.count)
            #expect(report.downstreamRecordsTooShort == downstream.count { $0.count < minimum })
            #expect(report.downstreamTokens == downstream.reduce(0) { $0 + $1.count })
            let found = report.found.map { record in
                [
                    record.place.record, record.tokens, record.coveredTokens,
                    record.first.record - 1 + (record.first.path == inputs[1] ? 11 : 0),
                ]
            }
            #expect(found == expected)
            let covered = expected.reduce(0) { $0 + $1[2] }
            #expect(report.coverage == Double(covered) / Double(report.downstreamTokens))
        }
    }

    /// Equal hashes are not taken for equal n-grams.
    @Test func hashesAloneDecideNothing() {
        let table = NGramTable(length: 3, entries: [0, 1, 2], hashes: [42, 42, 7])
        #expect(table.mayHold(42) && table.mayHold(7))
        #expect(table.first(42) { $0 == 1 } == 1)
        #expect(table.first(42) { _ in false } == nil)
        #expect(table.first(9) { _ in true } == nil)
    }
}
