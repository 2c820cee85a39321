import RealModule

/// The unit of measures that are logarithms.
public enum LogarithmUnit: String, Sendable, Hashable, Codable, CaseIterable {
    /// Natural logarithms.
    case nats
    /// Logarithms to base 2.
    case bits

    /// A unit of measures in nats, such as "nats" or "√nats", in this unit; other units stay what they are.
    public func name(of unit: String) -> String {
        guard self == .bits else { return unit }
        return switch unit {
        case "nats": "bits"
        case "√nats": "√bits"
        default: unit
        }
    }

    /// What a value in nats, or their root, is multiplied by; 1 for other units.
    public func factor(of unit: String) -> Double {
        guard self == .bits else { return 1 }
        return switch unit {
        case "nats": 1 / .log(2)
        case "√nats": 1 / Double.log(2).squareRoot()
        default: 1
        }
    }
}

extension MeasureEstimate {
    /// The same estimate with every value in another unit, where the measure is a logarithm or the root of one. Values are stored in nats: convert
    /// once, to show them.
    public func converted(to unit: LogarithmUnit) -> MeasureEstimate {
        let factor = unit.factor(of: self.unit)
        var result = self
        result.estimate = estimate.map { $0 * factor }
        result.plugIn = plugIn.map { $0 * factor }
        result.lower = lower.map { $0 * factor }
        result.upper = upper.map { $0 * factor }
        result.null = null.map { $0 * factor }
        for index in alternatives.indices {
            result.alternatives[index].value *= factor
            result.alternatives[index].lower = alternatives[index].lower.map { $0 * factor }
            result.alternatives[index].upper = alternatives[index].upper.map { $0 * factor }
        }
        result.unit = unit.name(of: self.unit)
        return result
    }
}
