/// Plug-in sums between the hashed histograms of two sides, while the counts of one change.
///
/// Buckets with the same small counts are evaluated once for all of them.
struct HashedSums {
    private let terms: TermSet
    private let wanted: [Bool]
    private let side: PairSide
    private let reference: [UInt64]
    private let referenceTotal: UInt64
    private var pairs: [Pair] = []
    private var weights: [Double] = []
    private var values: [Double] = []

    /// Counts below this are small.
    private static let limit: UInt64 = 16

    /// - Parameters:
    ///   - wanted: for each sum whether it is; what is not is 0.
    ///   - side: which side the changing counts are.
    ///   - reference: counts of the other side, with their sum.
    init(terms: TermSet, wanted: [Bool], side: PairSide, reference: [UInt64], referenceTotal: UInt64) {
        self.terms = terms
        self.wanted = wanted
        self.side = side
        self.reference = reference
        self.referenceTotal = referenceTotal
    }

    /// - Parameters:
    ///   - counts: one for each count of the reference.
    ///   - total: their sum.
    /// - Complexity: O(buckets + different pairs of counts × sums).
    mutating func sums(_ counts: [UInt64], total: UInt64) -> [Double] {
        let totals = side == .first ? (first: total, second: referenceTotal) : (first: referenceTotal, second: total)
        let scale = PairScale(firstTotal: totals.first, secondTotal: totals.second)
        pairs.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        func add(_ own: UInt64, _ other: UInt64, weight: Double) {
            let (first, second) = side == .first ? (own, other) : (other, own)
            pairs.append(scale.pair(first: first, second: second, totals: totals))
            weights.append(weight)
        }
        let limit = Self.limit
        var small = [UInt32](repeating: 0, count: Int(limit * limit))
        for index in counts.indices {
            let (own, other) = (counts[index], reference[index])
            if own < limit, other < limit {
                small[Int(own * limit + other)] += 1
            } else {
                add(own, other, weight: 1)
            }
        }
        for cell in 1..<small.count where small[cell] > 0 {
            add(UInt64(cell) / limit, UInt64(cell) % limit, weight: Double(small[cell]))
        }
        if values.count < pairs.count { values = [Double](repeating: 0, count: counts.count) }
        return terms.terms.indices.map { index in
            guard wanted[index] else { return 0 }
            terms.terms[index].values(pairs, into: &values)
            var sum = 0.0
            for position in pairs.indices { sum += weights[position] * values[position] }
            return sum
        }
    }
}
