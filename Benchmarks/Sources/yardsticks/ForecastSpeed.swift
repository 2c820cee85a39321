import Foundation
import PerformancePrediction
import ScalingLaws

/// What a whole prediction (verdict, evidence, plan, three forecasts) costs on one core.
struct ForecastSpeed {
    private let predictor = PerformancePredictor()
    private let features = AlignmentFeatures(sourceShare: 0.5, targetShare: 0.5, pretrainingTokens: 1e12)

    /// Of one curve.
    struct Cost {
        var name: String
        var checkpoints: Int
        /// The median of the repetitions' processor time, in milliseconds.
        var milliseconds: Double
    }

    private func observations(_ points: [CurvePoint]) -> [Observation] {
        points.map { Observation(tokens: $0.tokens, value: $0.value, standardError: $0.standardError) }
    }

    func cost(_ points: [CurvePoint], name: String, repetitions: Int = 15) throws -> Cost {
        let rows = observations(points)
        let times = try (0..<repetitions).map { _ in
            let began = clock()
            _ = try predictor.predict(features, observations: rows)
            return Double(clock() - began) / Double(CLOCKS_PER_SEC) * 1000
        }
        return Cost(name: name, checkpoints: points.count, milliseconds: times.sorted()[repetitions / 2])
    }

    /// Of the points seen in each split of each curve, the cheapest first.
    func costs(_ curves: [PublishedCurve]) throws -> [Cost] {
        try curves.enumerated().flatMap { index, curve in
            try ["half", "first4", "tail8"].compactMap { split in
                try curve.split(split).map { try cost($0.fitted, name: "\(curve.source) \(index + 1), \(split)") }
            }
        }.sorted { $0.milliseconds < $1.milliseconds }
    }

    /// Peak resident memory in megabytes after so many predictions in all, over and over the same curves.
    func memory(_ curves: [PublishedCurve], after counts: [Int]) throws -> [(count: Int, megabytes: Double)] {
        let rows = curves.compactMap { $0.split("half").map { observations($0.fitted) } }
        var done = 0
        return try counts.map { count in
            while done < count {
                _ = try predictor.predict(features, observations: rows[done % rows.count])
                done += 1
            }
            var usage = rusage()
            #if os(Linux)
            unsafe getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
            return (count, Double(usage.ru_maxrss) / 1024)
            #else
            unsafe getrusage(RUSAGE_SELF, &usage)
            return (count, Double(usage.ru_maxrss) / 1_048_576)
            #endif
        }
    }

    /// Prints both.
    func report(_ curves: [PublishedCurve]) throws {
        print("\n### Speed, one core")
        table(["a whole prediction (verdict, evidence, plan, three forecasts)", "checkpoints", "ms of processor time"])
        let all = try costs(curves)
        for (title, cost) in [("median of \(all.count)", all[all.count / 2]), ("worst", all[all.count - 1])] {
            row(["\(title): \(cost.name)", "\(cost.checkpoints)", decimal(cost.milliseconds)])
        }
        let koehn = curves.first { $0.source == "Koehn" }?.points ?? []
        for count in [3, 4, 6, 8, 11] {
            let cost = try cost(Array(koehn.suffix(count)), name: "Koehn, the last \(count)")
            row([cost.name, "\(count)", decimal(cost.milliseconds)])
        }
        table(["predictions", "peak resident memory, MB"])
        for (count, megabytes) in try memory(curves, after: [1000, 10_000]) {
            row(["\(count)", decimal(megabytes, 1)])
        }
    }
}
