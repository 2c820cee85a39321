import Foundation
import ScalingLaws

extension SplitMix64 {
    mutating func uniform(_ low: Double, _ high: Double) -> Double { Double.random(in: low..<high, using: &self) }

    mutating func normal() -> Double {
        (-2 * log(1 - uniform(0, 1))).squareRoot() * cos(2 * .pi * uniform(0, 1))
    }
}

/// Truths like pretraining curves: BLEU between 18 and 33 on eight doublings, of which four are seen.
enum SimulatedCurve: String, CaseIterable {
    case logLaw, saturating, flat, riseThenFall

    func truth(_ random: inout SplitMix64) -> [Double] {
        let from = random.uniform(18, 24)
        let to = random.uniform(27, 33)
        let x = (0..<8).map { log(2) * Double($0) }
        switch self {
        case .logLaw:
            let margin = exp(random.uniform(log(2), log(20)))
            let exponent = log(to / from) / log((margin + x[7]) / margin)
            return x.map { from * pow((margin + $0) / margin, exponent) }
        case .saturating:
            let rate = random.uniform(0.3, 1)
            return x.map { from + (to - from) * (1 - exp(-rate * $0)) }
        case .flat:
            let level = random.uniform(20, 32)
            return x.map { _ in level }
        case .riseThenFall:
            // It turns after the last checkpoint seen.
            let turn = x[3] + random.uniform(0, 1.5)
            let slope = (to - from) / 5
            let fall = 0.3 + abs(0.7 * random.normal())
            return x.map { $0 < turn ? from + slope * $0 : from + slope * turn - fall * ($0 - turn) }
        }
    }
}
