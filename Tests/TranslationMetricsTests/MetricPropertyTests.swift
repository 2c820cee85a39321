import TestSupport
import Testing
import TranslationMetrics

@Suite struct MetricPropertyTests {
    private static let words = ["the", "cat", "sat", "on", "a", "mat,", "3.5", "été", "中文", "(no)", "&amp;", "…", ""]

    private static func corpus(_ count: Int, _ generator: inout SplitMix64) -> [String] {
        (0..<count).map { _ in
            (0..<Int.random(in: 4...12, using: &generator)).map { _ in words.randomElement(using: &generator)! }
                .joined(separator: " ")
        }
    }

    private static let metrics: [any TranslationMetric] = [
        BLEU(), BLEU(tokenization: .international, isLowercased: true), BLEU(tokenization: .characters), ChrF(),
        ChrF(wordOrder: 2), ChrF(countsWhiteSpace: true, usesEpsilonSmoothing: true),
    ]

    @Test(arguments: metrics.indices) func propertiesOf(_ index: Int) throws { try check(Self.metrics[index]) }

    private func check(_ metric: some TranslationMetric) throws {
        var generator = SplitMix64(seed: 17)
        let reference = Self.corpus(40, &generator)
        let other = Self.corpus(40, &generator)
        let system = zip(reference, other).map { Bool.random(using: &generator) ? $0 : $1 }

        // A translation equal to one of its references has the full score.
        #expect(abs(metric.score(try metric.statistics(reference, references: [other, reference])) - 100) < 1e-9)

        let whole = try metric.statistics(system, references: [reference, other])
        #expect((0...100.000001).contains(metric.score(whole)))
        #expect(whole.count == 40 && whole.referenceCount == 2)

        // Sums do not depend on the order of segments.
        let order = Array(0..<40).shuffled(using: &generator)
        let shuffled = try metric.statistics(
            order.map { system[$0] }, references: [order.map { reference[$0] }, order.map { other[$0] }])
        #expect(shuffled.totals == whole.totals)
        #expect(
            order.indices.allSatisfy {
                shuffled[$0] == whole[order[$0]] || Array(shuffled[$0]) == Array(whole[order[$0]])
            })

        // Statistics of parts merge to those of the whole.
        let parts = try [0..<13, 13..<14, 14..<40].map { range in
            try metric.statistics(
                Array(system[range]), references: [Array(reference[range]), Array(other[range])])
        }
        #expect(parts[0].merging(parts[1]).merging(parts[2]) == whole)
        #expect(parts[0].merging(parts[1].merging(parts[2])) == whole)

        // Several systems at once are each what they are alone.
        let both = try metric.statistics(systems: [system, other], references: [reference])
        #expect(try both[0] == metric.statistics(system, references: [reference]))
        #expect(try both[1] == metric.statistics(other, references: [reference]))

        // Nothing in common.
        let foreign = system.map { _ in "ω" }
        #expect(metric.score(try metric.statistics(foreign, references: [reference])) < 1e-9)
    }

    @Test func anEmptyReferenceIsAReference() throws {
        let score = try BLEU().corpusScore(["a b", "c d e f"], references: [["", "c d e f"]])
        #expect(score.referenceLength == 4 && score.brevityPenalty == 1 && score.matches == [4, 3, 2, 1])
    }

    @Test func whatCannotBeScored() {
        func code(_ body: () throws -> Void) -> MetricError.Code? {
            do { try body() } catch { return (error as? MetricError)?.code }
            return nil
        }
        #expect(code { _ = try BLEU().corpusScore([], references: [[]]) } == .noSegments)
        #expect(code { _ = try BLEU().corpusScore(["a"], references: []) } == .noReference)
        #expect(code { _ = try ChrF().corpusScore(["a"], references: [["a", "b"]]) } == .unequalLengths)
        #expect(code { _ = try BLEU().statistics(systems: [["a"], []], references: [["a"]]) } == .unequalLengths)
        #expect(code { _ = try ChrF().corpusScore(["a", "b"], references: [["a", nil]]) } == .noReference)
        let error = MetricError(code: .noReference, segment: 2, message: "it has no reference")
        #expect(error.description == "segment 2: it has no reference")
    }

    @Test func smoothingInSignatures() {
        func field(_ smoothing: Smoothing) -> String? {
            BLEU(smoothing: smoothing).signature(referenceCount: nil).fields.first { $0.key == "smooth" }?.value
        }
        // As Python formats them: ties of the binary value to even.
        #expect(field(.floor(0.125)) == "floor[0.12]" && field(.floor(0.375)) == "floor[0.38]")
        #expect(field(.addK(1.005)) == "add-k[1.00]" && field(.addK(2.675)) == "add-k[2.67]")
        #expect(field(.floor()) == "floor[0.10]" && field(.addK()) == "add-k[1.00]" && field(.none) == "none")
        #expect(BLEU().signature(referenceCount: nil).fields[0] == .init("nrefs", "var"))
    }
}
