import Foundation
import ScalingLaws

/// The hyper-settings searched, as numbers that can be drawn and averaged.
struct HyperSettings {
    /// Name, bounds, and whether it is searched on a logarithmic scale.
    static let dimensions: [(name: String, low: Double, high: Double, isLogarithmic: Bool)] = [
        ("rate centre", 0.4, 1.6, true), ("rate deviation", 0.25, 0.7, false), ("position", -0.5, 2, false),
        ("position deviation", 1, 3, false), ("late share", 0, 0.45, false), ("ceiling", 32, 48, false),
        ("ceiling deviation", 5, 16, false), ("log-law offset", -2.2, 0.3, false),
        ("constant offset", -1.8, 0, false), ("floor offset", -2, 0.5, false), ("noise factor", 0.3, 1.2, true),
        ("model error factor", 0.3, 1.3, true), ("correlation length", 1.2, 4, false),
        ("no model error", -0.8, 1.2, false),
    ]

    var numbers: [Double]

    init(_ random: inout SplitMix64) {
        numbers = Self.dimensions.map { dimension in
            dimension.isLogarithmic
                ? exp(random.uniform(log(dimension.low), log(dimension.high)))
                : random.uniform(dimension.low, dimension.high)
        }
    }

    /// Settings near these: each number moved by up to this share of its range, and kept within it.
    func moved(_ width: Double, _ random: inout SplitMix64) -> HyperSettings {
        var moved = self
        for (index, dimension) in Self.dimensions.enumerated() {
            let step = width * random.uniform(-1, 1)
            let number =
                dimension.isLogarithmic
                ? numbers[index] * pow(dimension.high / dimension.low, step)
                : numbers[index] + (dimension.high - dimension.low) * step
            moved.numbers[index] = min(dimension.high, max(dimension.low, number))
        }
        return moved
    }

    /// The middle of several, on the scale that each number is searched on.
    init(middleOf several: [HyperSettings]) {
        numbers = Self.dimensions.indices.map { index in
            let isLogarithmic = Self.dimensions[index].isLogarithmic
            let sum = several.map { isLogarithmic ? log($0.numbers[index]) : $0.numbers[index] }.reduce(0, +)
            let mean = sum / Double(several.count)
            return isLogarithmic ? exp(mean) : mean
        }
    }

    var settings: MixtureSettings {
        var settings = MixtureSettings()
        let plain = MixtureSettings.untuned
        settings.rateCentre = numbers[0]
        settings.rateDeviation = numbers[1]
        settings.position = numbers[2]
        settings.positionDeviation = numbers[3]
        settings.latePositionShare = numbers[4]
        settings.ceiling = numbers[5]
        settings.ceilingDeviation = numbers[6]
        settings.logLawOffset = numbers[7]
        settings.constantOffset = numbers[8]
        settings.floorOffset = numbers[9]
        settings.noise = plain.noise.map { $0 * numbers[10] }
        settings.modelErrors = plain.modelErrors.map { $0 * numbers[11] }
        settings.correlationLength = numbers[12]
        settings.modelErrorLogWeights = plain.modelErrorLogWeights
        settings.modelErrorLogWeights[0] = numbers[13]
        settings.stretch = 1
        return settings
    }

    var description: String {
        zip(Self.dimensions, numbers).map { "\($0.name) \(String(format: "%.3g", $1))" }.joined(separator: ", ")
    }
}
