internal import RealModule

/// A weighted mixture of normal distributions, on the scale of the values or of their logarithms.
struct PredictiveDistribution: Sendable {
    struct Component: Sendable {
        var isLogarithmic: Bool
        var mean: Double
        var deviation: Double
        var weight: Double
    }

    private(set) var components: [Component]

    /// Components with weights that sum to 1, from ln weights up to a constant; components 16 nats below the best are
    /// left out.
    init(_ components: [(component: Component, logWeight: Double)]) {
        let best = components.map(\.logWeight).max() ?? 0
        self.components = components.compactMap { component, logWeight in
            guard logWeight > best - 16 else { return nil }
            var component = component
            component.weight = Double.exp(logWeight - best)
            return component
        }
        normalize()
    }

    private mutating func normalize() {
        let total = components.lazy.map(\.weight).compensatedSum
        for index in components.indices { components[index].weight /= total }
    }

    /// The probability of a value up to `value`.
    func cumulative(_ value: Double) -> Double {
        var sum = CompensatedSum()
        let logarithm = value > 0 ? Double.log(value) : -.infinity
        for component in components {
            let position = component.isLogarithmic ? logarithm : value
            sum.add(
                component.weight * NormalDistribution.cumulative((position - component.mean) / component.deviation))
        }
        return min(1, max(0, sum.value))
    }

    /// The value below which `probability` lies, cut to `range`.
    func quantile(_ probability: Double, in range: ClosedRange<Double>) -> Double {
        MonotoneRoot.place(of: probability, in: range, tolerance: 1e-13, closeness: 1e-13) { cumulative($0) }
    }
}
