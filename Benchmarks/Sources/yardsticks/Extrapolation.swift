import Foundation
import ScalingLaws

/// One curve, the points seen of it and those to be predicted.
struct ExtrapolationCase {
    var source: String
    var split: String
    var fitted: [CurvePoint]
    var held: [CurvePoint]
    /// The mean absolute error of the log-law, and of the log-law clipped at 100.
    var logLaw: Double
    var clipped: Double
    let doubt: BreakDoubt

    init(source: String, split: String, fitted: [CurvePoint], held: [CurvePoint]) throws {
        self.source = source
        self.split = split
        self.fitted = fitted
        self.held = held
        let law = try FitResult(.logLaw, to: fitted).law
        func error(_ limit: Double) -> Double {
            held.map { abs(min(limit, (try? law.value(at: $0.tokens)) ?? limit) - $0.value) }.reduce(0, +)
                / Double(held.count)
        }
        logLaw = error(1e9)
        clipped = error(100)
        doubt = try BreakDoubt(fitted)
    }

    static func published(_ curves: [PublishedCurve]) throws -> [ExtrapolationCase] {
        try curves.flatMap { curve in
            try ["half", "first4", "tail8"].compactMap { name in
                try curve.split(name).map {
                    try ExtrapolationCase(source: curve.source, split: name, fitted: $0.fitted, held: $0.held)
                }
            }
        }
    }

    /// Errors are against the truth; where `isNoisy`, the held points are measurements too, for intervals.
    static func simulated(_ kind: SimulatedCurve, deviation: Double, count: Int, seed: UInt64, isNoisy: Bool = false)
        throws -> [ExtrapolationCase]
    {
        var random = SplitMix64(seed: seed)
        return try (0..<count).map { _ in
            let points = kind.truth(&random).enumerated().map { index, value in
                let noise = deviation * random.normal()
                return CurvePoint(
                    tokens: 1e9 * pow(2, Double(index)), value: value + (index < 4 || isNoisy ? noise : 0))
            }
            return try ExtrapolationCase(
                source: "simulated", split: "\(kind) \(deviation)", fitted: Array(points[..<4]),
                held: Array(points[4...]))
        }
    }

    func score(_ settings: MixtureSettings, doubt: BreakDoubt? = nil) -> ExtrapolationScore {
        var score = ExtrapolationScore(case: self)
        guard let forecast = CurveForecast(fitted, doubt: doubt ?? self.doubt, settings: settings) else { return score }
        for point in held {
            let prediction = forecast.prediction(at: point.tokens)
            let width = prediction.upper - prediction.lower
            let outside = max(0, prediction.lower - point.value) + max(0, point.value - prediction.upper)
            score.error += abs(prediction.value - point.value) / Double(held.count)
            score.width += width / Double(held.count)
            score.intervalScore += (width + 20 * outside) / Double(held.count)
            if outside == 0 { score.inside += 1 }
        }
        return score
    }
}

struct ExtrapolationScore {
    var `case`: ExtrapolationCase
    var error = 0.0
    var width = 0.0
    /// Width plus 20 times the distance by which an interval misses: Winkler's score of a 90 % interval.
    var intervalScore = 0.0
    var inside = 0
}

extension Collection<ExtrapolationScore> {
    func mean(_ value: (ExtrapolationScore) -> Double) -> Double {
        isEmpty ? .nan : map(value).reduce(0, +) / Double(count)
    }
    var coverage: Double {
        Double(map(\.inside).reduce(0, +)) / Double(Swift.max(1, map(\.case.held.count).reduce(0, +)))
    }
    /// Of the errors over those of the log-law clipped at 100.
    var medianRatio: Double {
        let ratios = map { $0.error / $0.case.clipped }.sorted()
        let half = ratios.count / 2
        return ratios.isEmpty ? .nan : ratios.count % 2 == 1 ? ratios[half] : (ratios[half - 1] + ratios[half]) / 2
    }
    func of(_ source: String? = nil, _ splits: String...) -> [ExtrapolationScore] {
        filter { (source == nil || $0.case.source == source) && (splits.isEmpty || splits.contains($0.case.split)) }
    }
    /// The geometric mean of the ratios to the clipped log-law, each source weighing as the root of its number of curves:
    /// what ``medianRatio`` measures, without its jumps.
    var typicalRatio: Double {
        var sum = 0.0
        var total = 0.0
        for source in PublishedCurve.sources {
            let scores = of(source)
            guard !scores.isEmpty else { continue }
            let weight = Double(scores.count).squareRoot()
            // An error under a fiftieth of the log-law's is as good as none.
            sum += weight * scores.mean { log(Swift.max(0.02, $0.error / $0.case.clipped)) }
            total += weight
        }
        return exp(sum / total)
    }
    /// What the search minimises: errors and intervals on published curves, relative to the plain scale of each split,
    /// and what the yardsticks ask of simulated ones.
    var loss: Double {
        let published = [("half", 2.0, 0.7), ("first4", 4.2, 0.4), ("tail8", 1.35, 1)].map {
            split, aim, weight -> Double in
            let scores = of(nil, split).filter { $0.case.source != "simulated" }
            let error: Double = 0.4 * scores.mean(\.error) / aim
            let intervals: Double = 0.05 * scores.mean(\.intervalScore) / aim
            return weight * (error + intervals + 0.6 * scores.typicalRatio)
        }.reduce(0, +)
        let logLaw = of(nil, "logLaw 0.3")
        let flat = of(nil, "flat 0.3")
        let ratio = logLaw.mean(\.error) / logLaw.mean { $0.case.clipped }
        return published + 3 * Swift.max(0, ratio - 1.12) + 3 * Swift.max(0, flat.mean(\.error) / 0.3 - 0.9)
    }
}
