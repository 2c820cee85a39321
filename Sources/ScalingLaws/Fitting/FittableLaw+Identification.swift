internal import RealModule

/// Which coefficients the points leave open: those that may be moved far with hardly any change of the law between the first
/// point and the last.
extension FittableLaw {
    /// A ceiling this many times the largest value is not one that the points tell of.
    static var farthestCeiling: Double { 10 }

    /// Whether the law reaches for no ceiling in sight.
    static func isBoundless(_ ceiling: Double, largest: Double) -> Bool { !(ceiling <= farthestCeiling * largest) }

    /// Whether a decay with this rate is a straight line across the points.
    static func isStraight(_ rate: Double, span: Double) -> Bool { rate * span < 1e-3 }

    /// Whether a decay with this rate is over before the second point.
    static func isAbrupt(_ rate: Double, span: Double) -> Bool { rate * span > 900 }
}

extension LogLaw {
    package func unidentified(span: Double, largest: Double) -> [String] {
        if beta == 0 { return ["A", "logA", "alpha", "shift"] }
        // Far from the edge of its domain the law is a power law; at the edge a step.
        if margin > 1e4 * span || margin < 1e-8 * span { return ["A", "logA", "alpha", "beta", "shift"] }
        // α is what β leaves of the scores' size, its power 1/β: of no meaning once it is huge or tiny.
        return (1e-4...1e4).contains(alpha ?? 0) ? [] : ["A", "logA", "alpha"]
    }
}

extension PowerLaw {
    package func unidentified(span: Double, largest: Double) -> [String] {
        if excess <= 1e-12 * floor { return ["A", "alpha"] }
        if Self.isStraight(alpha, span: span) { return ["E", "A", "alpha"] }
        return Self.isAbrupt(alpha, span: span) ? ["A", "alpha"] : []
    }
}

extension SaturatingPowerLaw {
    package func unidentified(span: Double, largest: Double) -> [String] {
        if rise <= 1e-12 * anchorValue { return ["a", "c"] }
        if Self.isBoundless(ceiling, largest: largest) || Self.isStraight(rate, span: span) { return ["B", "a", "c"] }
        return Self.isAbrupt(rate, span: span) ? ["a", "c"] : []
    }
}

extension ExponentialOfCrossEntropyLaw {
    package func unidentified(span: Double, largest: Double) -> [String] {
        if rise <= 1e-12 { return ["k", "a"] }
        if Self.isBoundless(ceiling, largest: largest) || Self.isStraight(rate, span: span) { return ["C", "k", "a"] }
        return Self.isAbrupt(rate, span: span) ? ["k", "a"] : []
    }
}

extension LogisticLaw {
    package func unidentified(span: Double, largest: Double) -> [String] {
        if decay <= 1e-12 * inverseCeiling { return ["c", "u"] }
        // Without a ceiling in sight it is a power law, whose exponent is c.
        if Self.isBoundless(ceiling, largest: largest) { return ["B", "u"] }
        return Self.isAbrupt(rate, span: span) ? ["c", "u"] : []
    }
}

extension RichardsLaw {
    /// The largest |q| searched: the law then bends within a few hundredths of a unit of ln D.
    static let sharpestExponent = 200.0

    package func unidentified(span: Double, largest: Double) -> [String] {
        let isFlat = second <= 1e-12 * abs(first)
        if isFlat { return ["q", "c", "u"] }
        if Self.isBoundless(ceiling, largest: largest) || Self.isStraight(rate, span: span) {
            return ["B", "q", "c", "u"]
        }
        return abs(exponent) > 0.99 * Self.sharpestExponent || Self.isAbrupt(rate, span: span) ? ["q", "c", "u"] : []
    }
}

extension BrokenLaw {
    package func unidentified(span: Double, largest: Double) -> [String] {
        // A straight line has no break.
        abs(before - after) * span < 1e-9 ? ["breakTokens", "valueAtBreak"] : []
    }
}

extension ConstantLaw {
    package func unidentified(span: Double, largest: Double) -> [String] { [] }
}
