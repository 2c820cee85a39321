/// What the measures would show if both corpora were random samples of one distribution.
///
/// The token-permutation null: pool the two corpora, keep how often each type occurs in the pool, and deal the tokens out anew to
/// two sides of the same sizes. A type that occurs c times then falls to one side with a hypergeometric count, made wider
/// by the burst model, and the expectation of a measure is the sum over types of the expectation of its term.
struct ChanceExpectation {
    /// Expectation of each lane's sum.
    let mean: SIMD8<Double>
    /// Variance of each lane's sum, given the sizes of the sides.
    let variance: SIMD8<Double>
    /// Variance of the share of the second side's types that the first has (a ratio of two lanes).
    let coverageVariance: Double

    /// - Precondition: the spectrum has no unlisted mass and neither side is empty.
    /// - Complexity: O(distinct pooled counts × (1 + standard deviation of a count, at most some thousands)).
    init(spectrum: JointCountSpectrum, terms: PairTerms, burst: BurstModel, binsFrom limit: Double = 8_192) {
        precondition(spectrum.unlistedFirstMass == 0)
        var means = CompensatedLanes()
        var variances = CompensatedLanes()
        // Covariance of each term with its type's count, and variance of that count.
        var covariances = CompensatedLanes()
        // In order: variance of counts; and of the indicators A = on both sides and B = on the second: ΣAA, ΣAB, ΣBB (covariances),
        // and the covariances of A and of B with the count.
        var others = CompensatedLanes()
        for (count, types) in Self.binnedCounts(spectrum, from: limit) {
            let moments = Moments(count: count, terms: terms, inflation: burst.inflation(count: count))
            let weight = SIMD8<Double>(repeating: types)
            means.add(weight * moments.mean)
            variances.add(weight * (moments.square - moments.mean * moments.mean))
            covariances.add(weight * moments.withDeviation)
            let a = moments.mean[PairTerms.Lane.coveredTypes]
            let b = moments.mean[PairTerms.Lane.secondTypes]
            others.add(weight * SIMD8(moments.countVariance, a - a * a, a - a * b, b - b * b, 0, 0, 0, 0))
        }
        mean = means.value
        let other = others.value
        let covariance = covariances.value
        let countVariance = other[0]
        // The counts on a side must sum to its size: what the terms share with that sum does not vary.
        let explained = countVariance > 0 ? covariance * covariance / countVariance : .zero
        variance = pointwiseMax(variances.value - explained, .zero)
        let second = mean[PairTerms.Lane.secondTypes]
        let ratio = second > 0 ? mean[PairTerms.Lane.coveredTypes] / second : 0
        let shared = covariance[PairTerms.Lane.coveredTypes] - ratio * covariance[PairTerms.Lane.secondTypes]
        let spread = other[1] - 2 * ratio * other[2] + ratio * ratio * other[3]
        let spreadGivenSize = spread - (countVariance > 0 ? shared * shared / countVariance : 0)
        coverageVariance = second > 0 ? max(spreadGivenSize, 0) / (second * second) : 0
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

    /// Moments of one type's terms.
    private struct Moments {
        var mean = SIMD8<Double>.zero
        var square = SIMD8<Double>.zero
        var withDeviation = SIMD8<Double>.zero
        var countVariance = 0.0

        init(count: Double, terms: PairTerms, inflation: Double) {
            let firstIsSmaller = terms.first <= terms.second
            let share = (firstIsSmaller ? terms.first : terms.second) / terms.pooled
            let otherShare = (firstIsSmaller ? terms.second : terms.first) / terms.pooled
            let withoutReplacement = terms.pooled > 1 ? (terms.pooled - count) / (terms.pooled - 1) : 0
            let urn = PolyaUrn(
                draws: count, share: share, otherShare: otherShare, inflation: inflation * withoutReplacement)
            let sign: Double = firstIsSmaller ? 1 : -1
            let kink = urn.forEachOutcome { drawn, deviation, probability in
                let a = firstIsSmaller ? drawn : count - drawn
                let b = firstIsSmaller ? count - drawn : drawn
                let value = terms.terms(a: a, b: b, cross: sign * deviation * terms.pooled)
                let weighted = SIMD8<Double>(repeating: probability) * value
                mean += weighted
                square += weighted * value
                withDeviation += weighted * SIMD8(repeating: sign * deviation)
                countVariance += probability * deviation * deviation
            }
            mean[PairTerms.Lane.totalVariation] += kink * terms.pooled / (terms.first * terms.second) / 2
        }
    }
}
