/// Moments of the terms of one type whose tokens are dealt out to the two sides at random.
struct TypeMoments {
    private(set) var mean: [Double]
    /// Expectation of each of ``TermSet/products``.
    private(set) var products: [Double]
    /// Covariance of each term with the type's count on the first side.
    private(set) var withDeviation: [Double]
    private(set) var countVariance = 0.0

    private let terms: TermSet
    private var pairs: [Pair] = []
    private var probabilities: [Double] = []
    private var deviations: [Double] = []
    private var values: [[Double]]

    init(_ terms: TermSet) {
        self.terms = terms
        mean = [Double](repeating: 0, count: terms.terms.count)
        withDeviation = mean
        products = [Double](repeating: 0, count: terms.products.count)
        values = [[Double]](repeating: [], count: terms.terms.count)
    }

    /// Takes the moments for a type that occurs `count` times in both corpora together.
    mutating func update(count: Double, inflation: Double) {
        let kink = deal(count: count, inflation: inflation)
        countVariance = 0
        for position in pairs.indices {
            countVariance += probabilities[position] * deviations[position] * deviations[position]
        }
        for (index, term) in terms.terms.enumerated() {
            if values[index].count < pairs.count {
                values[index] = [Double](repeating: 0, count: 2 * pairs.count)
            }
            term.values(pairs, into: &values[index])
            var sum = 0.0
            var shared = 0.0
            for position in pairs.indices {
                let weighted = probabilities[position] * values[index][position]
                sum += weighted
                shared += weighted * deviations[position]
            }
            mean[index] = sum
            withDeviation[index] = shared
        }
        for (index, (first, second)) in terms.products.enumerated() {
            var sum = 0.0
            for position in pairs.indices {
                sum += probabilities[position] * values[first][position] * values[second][position]
            }
            products[index] = sum
        }
        let excess = kink * terms.scale.pooled / (terms.scale.first * terms.scale.second) / 2
        if let index = terms.index(of: .totalVariation) { mean[index] += excess }
        if let index = terms.index(of: .overlap) { mean[index] -= excess }
    }

    /// Lists the ways to deal the tokens out, with the deviation of the first side's count and the probability of each.
    private mutating func deal(count: Double, inflation: Double) -> Double {
        pairs.removeAll(keepingCapacity: true)
        probabilities.removeAll(keepingCapacity: true)
        deviations.removeAll(keepingCapacity: true)
        let scale = terms.scale
        let firstIsSmaller = scale.first <= scale.second
        let share = (firstIsSmaller ? scale.first : scale.second) / scale.pooled
        let otherShare = (firstIsSmaller ? scale.second : scale.first) / scale.pooled
        let withoutReplacement = scale.pooled > 1 ? (scale.pooled - count) / (scale.pooled - 1) : 0
        let urn = PolyaUrn(
            draws: count, share: share, otherShare: otherShare, inflation: inflation * withoutReplacement)
        let sign: Double = firstIsSmaller ? 1 : -1
        return urn.forEachOutcome { drawn, deviation, probability in
            let a = firstIsSmaller ? drawn : count - drawn
            let b = firstIsSmaller ? count - drawn : drawn
            pairs.append(scale.pair(a: a, b: b, cross: sign * deviation * scale.pooled))
            probabilities.append(probability)
            deviations.append(sign * deviation)
        }
    }
}
