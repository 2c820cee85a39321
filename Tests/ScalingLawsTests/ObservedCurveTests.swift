import ScalingLaws
import Testing

@Suite struct ObservedCurveTests {
    @Test func statedErrorsOfRepetitionsAreCombined() throws {
        let curve = try ObservedCurve([
            Observation(tokens: 2e9, value: 24, standardError: 0.2),
            Observation(tokens: 1e9, value: 20, standardError: 0.3, crossEntropy: 2),
            Observation(tokens: 1e9, value: 21, standardError: 0.4, crossEntropy: 4),
        ])
        #expect(curve.noiseSource == .standardErrors)
        #expect(curve.points.map(\.tokens) == [1e9, 2e9])
        #expect(curve.points.map(\.value) == [20.5, 24])
        #expect(curve.points.map(\.replicates) == [2, 1])
        #expect(curve.points.map(\.crossEntropy) == [3, nil])
        #expect(abs((curve.points[0].standardError ?? 0) - 0.25) < 1e-15)
        #expect(curve.points[1].standardError == 0.2)
    }

    @Test func spreadOfSeedsIsPooledAndShrunk() throws {
        // Two settings of two seeds, each 1 apart:
        // squares 0.5 each on 2 degrees of freedom; the prior's 0.25 counts for three.
        let curve = try ObservedCurve([
            Observation(tokens: 1e9, value: 20, seed: 1), Observation(tokens: 1e9, value: 21, seed: 2),
            Observation(tokens: 2e9, value: 22, seed: 1), Observation(tokens: 2e9, value: 23, seed: 2),
            Observation(tokens: 4e9, value: 24, seed: 1),
        ])
        #expect(curve.noiseSource == .replicates)
        let single = ((3 * 0.25 + 1) / 5).squareRoot()
        let errors = curve.points.map { $0.standardError ?? 0 }
        for (error, expected) in zip(errors, [single / 2.0.squareRoot(), single / 2.0.squareRoot(), single]) {
            #expect(abs(error - expected) < 1e-14)
        }
    }

    @Test func missingErrorsTakeTheTypicalOne() throws {
        let curve = try ObservedCurve([
            Observation(tokens: 1e9, value: 20, standardError: 0.3), Observation(tokens: 2e9, value: 21),
        ])
        #expect(abs((curve.points[1].standardError ?? 0) - 0.3) < 1e-15)
        #expect(try ObservedCurve([Observation(tokens: 1e9, value: 20)]).points[0].standardError == nil)
    }

    @Test(
        arguments: [
            ([Observation(tokens: 0, value: 1)], FitError.Code.nonPositiveTokens),
            ([Observation(tokens: .infinity, value: 1)], .nonFinite),
            ([Observation(tokens: 1, value: .nan)], .nonFinite),
            ([Observation(tokens: 1, value: 1, standardError: 0)], .nonPositiveField),
            ([Observation(tokens: 1, value: 1, crossEntropy: -1)], .nonPositiveField),
            (
                [
                    Observation(tokens: 1, value: 1, pretraining: "a"),
                    Observation(tokens: 2, value: 1, pretraining: "b"),
                ],
                .severalCurves
            ),
        ] as [([Observation], FitError.Code)])
    func unusableObservationsAreRefused(rows: [Observation], code: FitError.Code) throws {
        #expect(try #require(throws: FitError.self) { try ObservedCurve(rows) }.code == code)
    }

    @Test func scaleFollowsNameAndValues() {
        #expect(MetricScale.inferred(metric: "bleu", values: [0.5]) == .hundred)
        #expect(MetricScale.inferred(metric: "comet", values: [0.5, 0.9]) == .unit)
        #expect(MetricScale.inferred(metric: "chrf", values: [0.5, 50]) == .hundred)
    }
}
