import PerformancePrediction
import Testing

@Suite struct TranslationAlignmentScoreTests {
    @Test(
        arguments: [
            (0.5, 0.5, 1.0), (1, 0, 0.7), (0, 1, 0.8), (0, 0, 0), (0.3, 0.7, 0.98), (0.7, 0.3, 0.94),
            (0.45, 0.55, 1.0025),
        ])
    func scoreIsThatOfThePaper(source: Double, target: Double, score: Double) {
        let computed = TranslationAlignmentScore.score(sourceShare: source, targetShare: target)
        #expect(abs(computed - score) < 1e-12)
    }

    @Test func impossibleSharesAreCut() {
        #expect(TranslationAlignmentScore.score(sourceShare: -1, targetShare: 7) == 0.8)
        #expect(TranslationAlignmentScore.score(sourceShare: .nan, targetShare: .infinity) == 0.8)
    }
}
