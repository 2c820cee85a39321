import RealModule

/// How much documents make the tokens of a type stick together.
///
/// Tokens are not dealt out one by one: a word that occurs in a document tends to occur there again. Where a
/// type occurs c times, the variance of its count on one side is φ(c) times what single tokens would give. A type seen once cannot stick together.
struct BurstModel {
    /// Where φ comes from.
    private enum Shape {
        case independent
        case levelling(LevellingCurve)
        case measured(BurstCurve, weight: Double)
    }

    private var shape: Shape

    /// Tokens that fall independently of each other.
    static let independent = BurstModel(shape: .independent)

    /// φ(c) = 1 + A (c − 1) / (1 + (c − 2)/h).
    init(_ curve: LevellingCurve) { shape = curve.correlation > 0 ? .levelling(curve) : .independent }

    /// φ as measured in samples of the types.
    init(_ curve: BurstCurve) { shape = .measured(curve, weight: 1) }

    private init(shape: Shape) { self.shape = shape }

    /// Whether tokens count as independent.
    var isIndependent: Bool { if case .independent = shape { true } else { false } }

    /// φ(c), in 1...c: the variance of the count of a type that occurs `count` times, as a multiple of that of independent tokens.
    func inflation(count: Double) -> Double {
        switch shape {
        case .independent: 1
        case .levelling(let curve): curve.inflation(count: count)
        case .measured(let curve, let weight): curve.inflation(count: count, weight: weight)
        }
    }

    /// The model for two sides of unequal size.
    ///
    /// How far a measure strays by chance depends on the variance of a type's count when the sides are of one size, but on how many
    /// documents the type is found in when one side is much smaller. The few long documents that make most of the variance of
    /// frequent types then count for less. Between the two cases it is interpolated: see ``BurstCurve`` and ``LevellingCurve``.
    func adjusted(forShare share: Double) -> BurstModel {
        let balance = 4 * share * (1 - share)
        switch shape {
        case .independent: return self
        case .levelling(let curve): return BurstModel(curve.adjusted(forBalance: balance))
        case .measured(let curve, _): return BurstModel(shape: .measured(curve, weight: .pow(balance, 0.4)))
        }
    }
}
