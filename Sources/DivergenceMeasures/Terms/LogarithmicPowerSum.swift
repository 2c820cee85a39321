import RealModule

/// ln Σ q^α s^(1 − α) / (α − 1) for α > 1, where the sum itself is too large for a number: every ratio q/s counts relative to the largest so far.
struct LogarithmicPowerSum {
    private let reference: SmoothedReference
    private let order: Double
    private var largest = -Double.infinity
    private var sum = 0.0

    init(reference: SmoothedReference, order: Double) {
        self.reference = reference
        self.order = order
    }

    mutating func add(_ pair: Pair, types: Double = 1) {
        guard pair.q > 0 else { return }
        let ratio = reference.logarithmOfRatio(pair)
        if ratio > largest {
            sum = ratio == .infinity ? .infinity : sum * .exp((order - 1) * (largest - ratio)) + types * pair.q
            largest = ratio
        } else if sum.isFinite {
            sum += types * pair.q * .exp((order - 1) * (ratio - largest))
        }
    }

    /// The Rényi divergence of the order.
    var divergence: Double { sum.isFinite ? largest + .log(sum) / (order - 1) : .infinity }
}
