import Foundation
import ScalingLaws

extension SplitMix64 {
    /// A standard normal number.
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &self))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
    }
}

/// Whether every suite runs in full length.
let isSlowWanted = ProcessInfo.processInfo.environment["ALIGNMENTKIT_SLOW_TESTS"] != nil

/// Points at doublings of 10⁹ tokens.
func doublings(_ values: [Double], standardError: Double? = nil) -> [CurvePoint] {
    values.enumerated().map { index, value in
        CurvePoint(tokens: 1e9 * pow(2, Double(index)), value: value, standardError: standardError)
    }
}

/// Observations at doublings of 10⁹ tokens.
func observations(
    _ values: [Double], standardError: Double? = nil, crossEntropy: [Double]? = nil, baseline: Double? = nil
) -> [Observation] {
    let rows = values.enumerated().map { index, value in
        Observation(
            tokens: 1e9 * pow(2, Double(index)), value: value, standardError: standardError,
            crossEntropy: crossEntropy?[index])
    }
    return rows
        + (baseline.map { [Observation(tokens: 0, value: $0, standardError: standardError, isBaseline: true)] } ?? [])
}

/// English–Spanish BLEU of Koehn and Knowles (2017), at doublings from 376,660 words.
enum Koehn {
    static let phraseBased = [16.4, 18.1, 19.6, 21.2, 22.2, 23.5, 24.7, 26.1, 26.9, 27.8, 28.6]
    static let largeLanguageModel = [21.8, 23.4, 24.9, 26.2, 26.9, 27.9, 28.6, 29.2, 29.6, 30.1, 30.4]
    static let neural = [1.6, 7.2, 11.9, 14.7, 18.2, 22.4, 25.7, 27.4, 29.2, 30.3, 31.1]

    static func points(_ values: [Double]) -> [CurvePoint] {
        values.enumerated().map { CurvePoint(tokens: 376_660 * pow(2, Double($0)), value: $1) }
    }
}
