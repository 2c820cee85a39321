/// What the measures would show if both corpora were random samples of one distribution.
///
/// The token-permutation null: pool the two corpora, keep how often each type occurs in the pool, and deal the tokens out anew to
/// two sides of the same sizes. A type that occurs c times then falls to one side with a hypergeometric count, made wider
/// by the burst model, and the expectation of a measure is the sum over types of the expectation of its term.
struct ChanceExpectation {
    /// Expectation of each sum of a ``TermSet``.
    let mean: [Double]
    /// Covariance of the two sums of each of ``TermSet/products``, given the sizes of the sides.
    private let covariance: [Double]

    /// - Precondition: the spectrum has no unlisted mass and neither side is empty.
    /// - Complexity: O(distinct pooled counts × sums × (1 + standard deviation of a count, at most some thousands)).
    init(spectrum: JointCountSpectrum, terms: TermSet, burst: BurstModel, binsFrom limit: Double = 8_192) {
        precondition(spectrum.unlistedFirstMass == 0)
        var means = [CompensatedSum](repeating: CompensatedSum(), count: terms.terms.count)
        var products = [CompensatedSum](repeating: CompensatedSum(), count: terms.products.count)
        // Covariance of each term with its type's count, and variance of that count.
        var withCount = means
        var countVariance = CompensatedSum()
        var moments = TypeMoments(terms)
        for (count, types) in Self.binnedCounts(spectrum, from: limit) {
            moments.update(count: count, inflation: burst.inflation(count: count))
            for index in means.indices {
                means[index].add(types * moments.mean[index])
                withCount[index].add(types * moments.withDeviation[index])
            }
            for (index, (first, second)) in terms.products.enumerated() {
                products[index].add(types * (moments.products[index] - moments.mean[first] * moments.mean[second]))
            }
            countVariance.add(types * moments.countVariance)
        }
        if let unseenClass = terms.unseenClass {
            for index in means.indices { means[index].add(terms.terms[index].value(unseenClass)) }
        }
        mean = means.map(\.value)
        let spread = countVariance.value
        covariance = terms.products.enumerated().map { index, product in
            // The counts on a side must sum to its size: what the terms share with that sum does not vary.
            let explained = spread > 0 ? withCount[product.0].value * withCount[product.1].value / spread : 0
            return products[index].value - explained
        }
    }

    /// Variance of a measure, by the delta method about the expectation.
    func variance(of member: TermSet.Member, in terms: TermSet) -> Double {
        let gradient = member.formula.gradient(member.select(mean))
        var sum = 0.0
        for (first, firstIndex) in member.indices.enumerated() {
            for (second, secondIndex) in member.indices.enumerated() {
                let product = (min(firstIndex, secondIndex), max(firstIndex, secondIndex))
                guard let index = terms.products.firstIndex(where: { $0 == product }) else { continue }
                sum += gradient[first] * gradient[second] * covariance[index]
            }
        }
        return max(sum, 0)
    }

    /// Number of types by their count in both corpora together, ascending; above a limit in bins 1 % wide.
    ///
    /// Large corpora have a million distinct counts, each of few types. The moments are smooth in the count: a bin stands
    /// at the mean of its counts, an error of about 1e-5 of what its types contribute.
    private static func binnedCounts(_ spectrum: JointCountSpectrum, from limit: Double) -> [(
        count: Double, types: Double
    )] {
        var bins: [(count: Double, types: Double)] = []
        var (mass, number, end) = (0.0, 0.0, 0.0)
        for (count, types) in spectrum.countsOfCounts({ $0.first + $0.second }) {
            let (count, types) = (Double(count), Double(types))
            if count > end {
                if number > 0 { bins.append((mass / number, number)) }
                (mass, number, end) = (0, 0, count <= limit ? count : count * (1 + 1.0 / 92))
            }
            mass += count * types
            number += types
        }
        if number > 0 { bins.append((mass / number, number)) }
        return bins
    }
}
