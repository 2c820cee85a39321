import Foundation
import ScalingLaws
import Testing

@Suite struct JointLawTests {
    private static let sizes =
        [(1e9, 1e6), (4e9, 1e6), (16e9, 1e6), (64e9, 1e6), (1e9, 8e6), (4e9, 8e6), (16e9, 8e6)]
        + [(64e9, 8e6), (4e9, 64e6), (64e9, 64e6)]

    private static func runs(_ law: JointLaw, noise: Double = 0) throws -> [Observation] {
        var random = SplitMix64(seed: 8)
        return try sizes.map { p, f in
            Observation(
                tokens: p, value: try law.value(pretrainingTokens: p, finetuningTokens: f) + noise * random.normal(),
                finetuningTokens: f)
        }
    }

    @Test(
        arguments: [
            JointLaw(
                form: .additive, ceiling: 34, pretrainingScale: 9e3, finetuningScale: 400, pretrainingExponent: 0.35,
                finetuningExponent: 0.3),
            JointLaw(
                form: .multiplicative, ceiling: 33, pretrainingScale: 4e3, pretrainingExponent: 0.15,
                finetuningExponent: 0.12),
        ])
    func lawsAreRecoveredFromTheirOwnValues(law: JointLaw) throws {
        let fit = try JointFit(law.form, to: Self.runs(law))
        #expect(fit.sumOfSquares < 1e-10, "\(fit.sumOfSquares)")
        for (p, f) in [(1e12, 1e6), (2e9, 1e9)] {
            let (found, expected) = (
                try fit.law.value(pretrainingTokens: p, finetuningTokens: f),
                try law.value(pretrainingTokens: p, finetuningTokens: f)
            )
            #expect(abs(found - expected) < 1e-3, "\(found) \(expected)")
        }
        guard isSlowWanted || law.form == .multiplicative else { return }
        #expect(try JointFit.best(of: Self.runs(law, noise: 0.02)).law.form == law.form)
    }

    @Test func whatCannotBeFittedIsRefused() throws {
        let law = JointLaw(
            form: .multiplicative, ceiling: 33, pretrainingScale: 4e3, pretrainingExponent: 0.15,
            finetuningExponent: 0.12)
        let runs = try Self.runs(law)
        func code(_ runs: [Observation]) -> FitError.Code? {
            do { _ = try JointFit(.multiplicative, to: runs) } catch { return error.code }
            return nil
        }
        #expect(code(Array(runs.prefix(4))) == .tooFewPoints)
        #expect(code(runs.map { Observation(tokens: $0.tokens, value: $0.value) }) == .nonPositiveTokens)
        #expect(code(runs.map { Observation(tokens: $0.tokens, value: .nan, finetuningTokens: 1e6) }) == .nonFinite)
        for tokens in [0, -1, .nan, .infinity] as [Double] {
            #expect(throws: LawDomainError.self) { try law.value(pretrainingTokens: tokens, finetuningTokens: 1e6) }
            #expect(throws: LawDomainError.self) { try law.value(pretrainingTokens: 1e6, finetuningTokens: tokens) }
        }
    }

    /// Baselines on a known law, runs at the score that k D_f^α D_p^β more finetuning data would have given.
    @Test func transferIsReadOffTheBaselines() throws {
        let scratch = SaturatingPowerLaw(ceiling: 36, scale: 2500, rate: 0.33)
        let transferred: (Double, Double) -> Double = { p, f in 0.02 * pow(f, 0.4) * pow(p, 0.55) }
        var rows = try [1e6, 4e6, 16e6, 64e6, 256e6].map {
            Observation(tokens: 0, value: try scratch.value(at: $0), isBaseline: true, finetuningTokens: $0)
        }
        for (p, f) in Self.sizes {
            rows.append(
                Observation(tokens: p, value: try scratch.value(at: f + transferred(p, f)), finetuningTokens: f))
        }
        rows.append(Observation(tokens: 1e9, value: 37, finetuningTokens: 1e6))
        rows.append(Observation(tokens: 1e9, value: try scratch.value(at: 5e5), finetuningTokens: 1e6))
        let transfer = try DataTransfer(rows)
        for (found, (p, f)) in zip(transfer.transfers, Self.sizes) {
            #expect(abs((found.transferred ?? 0) / transferred(p, f) - 1) < 1e-3)
        }
        #expect(transfer.transfers[10].transferred == nil)
        #expect(abs((transfer.transfers[11].transferred ?? 0) + 5e5) < 500)
        let law = try #require(transfer.law)
        #expect(abs(law.finetuningExponent - 0.4) < 1e-3 && abs(law.pretrainingExponent - 0.55) < 1e-3)
        #expect(abs(law.scale / 0.02 - 1) < 0.02)
        #expect(throws: FitError.self) { try DataTransfer(rows.filter { !$0.isBaseline }) }
    }
}
