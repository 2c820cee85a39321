import Foundation

/// The streams of Scripts/measure-sketches.py, number for number.
enum Streams {
    /// SplitMix64's i-th number of a trial.
    static func number(_ trial: Int, _ index: Int) -> UInt64 {
        var z = UInt64(trial) << 32 &+ UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Items with Zipf-like counts: whole parts of numbers whose logarithm is uniform.
    static func skewed(_ trial: Int, count: Int, types: Double) -> [UInt64] {
        (0..<count).map { UInt64(exp(Double(number(trial, $0) >> 11) * 0x1p-53 * log(types))) }
    }

    static func counts(_ items: [UInt64]) -> [UInt64: UInt64] {
        items.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}

extension UInt64 {
    /// The bytes of the decimal numeral.
    var text: [UInt8] { Array(String(self).utf8) }
}

/// One line of the result.
func row(_ sketch: String, _ variant: String, _ metric: String, _ value: Double) {
    print("\(sketch),\(variant),\(metric),\(value)")
}
