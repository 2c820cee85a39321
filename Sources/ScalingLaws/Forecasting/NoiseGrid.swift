internal import RealModule

/// The standard deviations considered for the noise of a curve's points, and how likely each is beforehand.
struct NoiseGrid: Sendable {
    /// What carries a deviation to a value that was not observed.
    private enum Kind {
        case prior(MetricScale)
        case stated(rootMeanSquare: Double)
        case relative
    }

    private let kind: Kind
    /// The standard deviation of each point for a deviation of 1.
    let units: [Double]
    let deviations: [Double]
    let logWeights: [Double]

    private init(kind: Kind, units: [Double], deviations: [Double], logWeights: [Double]) {
        self.kind = kind
        self.units = units
        self.deviations = deviations
        self.logWeights = logWeights
    }

    /// Stated errors where every point has one, taken at up to 3.4 times their size since no law is exact and few
    /// errors cover every source of noise; otherwise the noise prior.
    init(metric points: [CurvePoint], scale: MetricScale) {
        let errors = points.compactMap(\.standardError)
        if errors.count == points.count, !errors.isEmpty {
            let square = errors.map { $0 * $0 }.compensatedSum / Double(errors.count)
            self.init(
                kind: .stated(rootMeanSquare: square.squareRoot()), units: errors, deviations: [1, 1.5, 2.25, 3.4],
                logWeights: [0.5, 0.25, 0.15, 0.1].map { Double.log($0) })
        } else {
            self.init(
                kind: .prior(scale), units: points.map { NoisePrior.unit(at: $0.value, scale: scale) },
                deviations: NoisePrior.grid, logWeights: NoisePrior.logWeights)
        }
    }

    /// Relative noise between 0.05 % and 5 %, all orders equally likely: for cross-entropies.
    init(crossEntropy points: [CurvePoint]) {
        let deviations = (0...8).map { Double.exp(Double.log(5e-4) + Double($0) / 8 * Double.log(100)) }
        self.init(
            kind: .relative, units: points.map(\.value), deviations: deviations, logWeights: deviations.map { _ in 0 })
    }

    /// The standard deviation at a value, for a deviation of 1.
    func unit(at value: Double) -> Double {
        switch kind {
        case .prior(let scale): NoisePrior.unit(at: min(value, scale.maximum), scale: scale)
        case .stated(let rootMeanSquare): rootMeanSquare
        case .relative: abs(value)
        }
    }
}
