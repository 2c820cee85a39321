import Foundation
import ScalingLaws
import Testing

@Suite struct LawComparisonTests {
    @Test func weightsSumToOneAndFollowTheShape() throws {
        let curves = [Koehn.phraseBased, Koehn.neural, [27, 27.1, 26.9, 27, 27.05]]
        for values in curves {
            let doubt = BreakDoubt(fallen: 0.1, later: 0.05)
            let isWhole = isSlowWanted || values.count == 5
            let comparison = try LawComparison(
                Koehn.points(values),
                laws: isWhole ? LawComparison.allMetricLaws : LawComparison.metricLaws + [.brokenLaw], doubt: doubt)
            #expect(abs(comparison.weights.values.reduce(0, +) - 1) < 1e-12)
            let missing = isWhole ? 0 : comparison.weights[.richards] ?? 0
            #expect(abs(comparison.fits.map(\.weight).reduce(0, +) + missing - 1) < 1e-12)
            #expect(comparison.fits.map(\.weight) == comparison.fits.map(\.weight).sorted(by: >))
            #expect(abs((comparison.weights[.brokenLaw] ?? 0) - 0.15) < 1e-12)
        }
        func weights(_ values: [Double]) throws -> [LawName: Double] { try LawComparison(doublings(values)).weights }
        let flat = try weights([26.8, 27, 27.2, 26.9, 27, 27.1, 26.95, 27])[.constant] ?? 0
        let rising = try weights([20, 21.4, 22.6, 24.1, 25.2, 26.4, 27.3, 28.5])[.constant] ?? 1
        #expect(flat > 10 * rising && flat > 0.1, "\(flat) \(rising)")
        let saturated = try weights((0..<8).map { 28 - 9 * exp(-0.9 * Double($0)) })[.logLaw] ?? 1
        let straight = try weights((0..<8).map { 20 + 1.3 * Double($0) })[.logLaw] ?? 0
        #expect(straight > 3 * saturated, "\(straight) \(saturated)")
    }

    @Test func intervalsWidenWithDistanceAndConfidence() throws {
        let comparison = try LawComparison(
            doublings([20, 22, 23.5, 24.6, 25.9], standardError: 0.3), laws: [.constant])
        var last = 0.0
        for factor in [1.0, 4, 16, 64] {
            let wide = try comparison.forecast(at: 16e9 * factor)
            let narrow = try comparison.forecast(at: 16e9 * factor, confidence: 0.5)
            #expect(wide.lower < narrow.lower && narrow.lower < narrow.value)
            #expect(narrow.value < narrow.upper && narrow.upper < wide.upper)
            #expect(wide.upper - wide.lower > last)
            last = wide.upper - wide.lower
        }
    }

    /// The truth's noisy value at four times the data lies in the 90 % interval in 80–100 % of simulated curves.
    @Test func intervalsHoldInSimulation() throws {
        var random = SplitMix64(seed: 5)
        var inside = 0
        let runs = isSlowWanted ? 48 : 10
        for run in 0..<runs {
            let truth: (Double) -> Double =
                run % 2 == 0 ? { 20 + 1.2 * $0 } : { 31 - 9 * exp(-0.35 * $0) }
            let values = (0..<5).map { truth(Double($0)) + 0.4 * random.normal() }
            let forecast = try LawComparison(doublings(values, standardError: 0.4), laws: [.constant])
                .forecast(at: 64e9)
            let future = truth(6) + 0.4 * random.normal()
            if forecast.lower <= future && future <= forecast.upper { inside += 1 }
        }
        #expect(Double(inside) >= 0.8 * Double(runs), "\(inside) of \(runs)")
    }

    @Test func holdoutPredictsFromTheSmallerPointsOnly() throws {
        var points = Koehn.points(Koehn.neural)
        let (comparison, holdouts) = try LawComparison.holdout(4, of: points)
        points[10].value = 99
        let changed = try LawComparison.holdout(4, of: points).holdouts
        #expect(comparison.fits.count == 5)
        for (before, after) in zip(holdouts, changed) {
            #expect(before.predictions.map(\.predicted) == after.predictions.map(\.predicted))
            #expect(after.predictions.last?.observed == 99)
        }
        #expect(throws: FitError.self) { try LawComparison.holdout(11, of: points) }
        #expect(try LawComparison.holdout(9, of: points).holdouts.map(\.fit.name) == [.constant])
    }

    /// On the published curves of the work folder (not part of the repository), the first half predicts the rest.
    @Test(.enabled(if: PublishedCurves.exist, "needs ../shared/data"))
    func intervalsHoldOnPublishedCurves() throws {
        var inside = 0
        var total = 0
        var error = 0.0
        var logLawError = 0.0
        for points in try PublishedCurves.koehnAndGordon().suffix(isSlowWanted ? 99 : 8) {
            let early = Array(points.suffix(8).prefix(4))
            let comparison = try LawComparison(early, laws: [.logLaw])
            for point in points.suffix(4) {
                let forecast = try comparison.forecast(at: point.tokens)
                total += 1
                if forecast.lower <= point.value && point.value <= forecast.upper { inside += 1 }
                error += abs(forecast.value - point.value)
                let logLaw = try #require(comparison.fits.first { $0.fit.name == .logLaw }).fit.law
                logLawError += abs(min(100, (try? logLaw.value(at: point.tokens)) ?? 100) - point.value)
            }
        }
        #expect(total >= 32)
        #expect(Double(inside) >= 0.8 * Double(total), "\(inside) of \(total)")
        #expect(error < 0.7 * logLawError, "\(error / Double(total)) against \(logLawError / Double(total))")
    }
}

enum PublishedCurves {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/curves").path

    static var exist: Bool { FileManager.default.fileExists(atPath: folder + "/gordon2021-bleu-vs-data-size.tsv") }

    static func koehnAndGordon() throws -> [[CurvePoint]] {
        let text = try String(contentsOfFile: folder + "/gordon2021-bleu-vs-data-size.tsv", encoding: .utf8)
        var curves: [String: [Observation]] = [:]
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard let tokens = Double(fields[6]), let value = Double(fields[7]), value > 0 else { continue }
            // Pair and the whole architecture: one model of one task.
            curves[fields[0..<5].joined(separator: " "), default: []].append(Observation(tokens: tokens, value: value))
        }
        let gordon = try curves.keys.sorted().map { try ObservedCurve(curves[$0] ?? []).points }
        let koehn = [Koehn.phraseBased, Koehn.largeLanguageModel, Koehn.neural].map(Koehn.points)
        return (gordon + koehn).filter { $0.count >= 8 }
    }
}
