import DivergenceMeasures
import Foundation
import NGramStatistics
import TestSupport

/// Samples of whole documents of real texts.
struct TextSimulation {
    static let sizes = [
        (1_000, 1_000), (1_000, 30_000), (3_000, 3_000), (3_000, 30_000), (3_000, 300_000), (30_000, 30_000),
        (30_000, 300_000), (300_000, 300_000),
    ]

    /// Two disjoint samples of one text, at the pairs of sizes that leave a sixth of it out.
    static func disjointSamples(
        of path: String, order: Int, sizes: [(Int, Int)] = Self.sizes, draws: Int, study: String = "sameText",
        log: SimulationLog
    ) throws {
        let documents = try TextDocuments.read(paths: [path], order: order)[0]
        let total = documents.reduce(0) { $0 + $1.count }
        let name = String(path.split(separator: "/").last ?? "")
        for (first, second) in sizes where (first + second) * 6 < total * 5 {
            var generator = SplitMix64(seed: UInt64(first + second))
            for draw in 0..<draws {
                var left = documents.shuffled(using: &generator)[...]
                var a = take(first, order: order, from: &left, generator: &generator)
                var b = take(second, order: order, from: &left, generator: &generator)
                // Every other draw has the larger sample first.
                if draw % 2 == 1 { swap(&a, &b) }
                try log.add(
                    SampledCorpus.estimateList(a, b),
                    draw: .init(
                        study: study, source: name, order: order, first: first, second: second, number: draw))
            }
        }
    }

    /// Samples of two texts.
    static func differentTexts(
        _ paths: [String], order: Int, sizes: [(Int, Int)], draws: Int, study: String = "differentTexts",
        log: SimulationLog
    ) throws {
        let texts = try TextDocuments.read(paths: paths, order: order)
        let names = paths.map { String($0.split(separator: "/").last ?? "") }
        for (first, second) in sizes {
            var generator = SplitMix64(seed: UInt64(first + second))
            for draw in 0..<draws {
                var one = texts[0].shuffled(using: &generator)[...]
                var other = texts[1].shuffled(using: &generator)[...]
                let a = take(first, order: order, from: &one, generator: &generator)
                let b = take(second, order: order, from: &other, generator: &generator)
                try log.add(
                    SampledCorpus.estimateList(a, b),
                    draw: .init(
                        study: study, source: names.joined(separator: " / "), order: order, first: first,
                        second: second, number: draw))
            }
        }
    }

    static func take(
        _ tokens: Int, order: Int, from documents: inout ArraySlice<[Int]>, generator: inout SplitMix64
    ) -> SampledCorpus {
        var corpus = SampledCorpus(order: order)
        while corpus.tokens < tokens, let document = documents.popFirst() {
            corpus.add(document: document, fold: Int.random(in: 0..<FoldHistograms.foldCount, using: &generator))
        }
        return corpus
    }
}
