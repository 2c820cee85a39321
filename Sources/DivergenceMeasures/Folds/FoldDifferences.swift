import NGramStatistics

/// How two corpora differ fold by fold: what each fold adds to p̂ − q̂, the difference of their hashed n-gram distributions.
///
/// Fold i holds counts cᵢ of nᵢ n-grams in the first corpus, and c'ᵢ of n'ᵢ in the second. Its term is zᵢ = (cᵢ − nᵢ r)/N − (c'ᵢ − n'ᵢ r)/N', with r the
/// distribution of both corpora together without the fold: with it, a fold that holds much would pull r after itself and look small.
/// Folds are independent, and where both corpora are samples of one distribution each term
/// has mean 0: then changing the signs of terms at random, which exchanges the corpora's parts in a fold, gives the distribution
/// of p̂ − q̂. It does for corpora of any two sizes, for folds of unequal size, and where both corpora hold copies of the
/// same documents, since copies share their fold.
struct FoldDifferences {
    /// Folds that hold n-grams of either corpus, in their order.
    let folds: [Int]
    let buckets: Int
    /// n-grams of each corpus.
    let first: UInt64
    let second: UInt64
    /// p̂ − q̂ by bucket.
    let difference: [Double]
    /// The terms, one after the other.
    let terms: [Double]
    /// What share of a real difference each term bears; they add up to 1.
    let weights: [Double]

    /// Counts of the buckets that are not empty in both, laid out as `terms` are.
    let firstCounts: [UInt64]
    let secondCounts: [UInt64]

    /// - Returns: `nil` where a corpus has no n-grams of the order, the order was not counted in both, their buckets differ, or one fold holds
    ///   everything.
    /// - Complexity: O(folds × buckets).
    init?(_ first: FoldHistograms, _ second: FoldHistograms, order: Int) {
        guard order >= 1, order <= min(first.order, second.order), first.bucketCount == second.bucketCount else {
            return nil
        }
        let (own, other) = (first.counts(order: order), second.counts(order: order))
        var (active, ownTotal, otherTotal): ([Int], UInt64, UInt64) = ([], 0, 0)
        for bucket in own.indices where own[bucket] | other[bucket] > 0 {
            active.append(bucket)
            ownTotal += own[bucket]
            otherTotal += other[bucket]
        }
        guard ownTotal > 0, otherTotal > 0 else { return nil }
        let (n, m) = (Double(ownTotal), Double(otherTotal))
        var folds: [Int] = []
        var weights: [Double] = []
        var (firstCounts, secondCounts): ([UInt64], [UInt64]) = ([], [])
        var terms: [Double] = []
        for fold in 0..<FoldHistograms.foldCount {
            let (ownFold, otherFold) = (first.counts(order: order, fold: fold), second.counts(order: order, fold: fold))
            let (ownStart, otherStart) = (ownFold.startIndex, otherFold.startIndex)
            var (ownSize, otherSize): (UInt64, UInt64) = (0, 0)
            let start = firstCounts.count
            for bucket in active {
                let (a, b) = (ownFold[ownStart + bucket], otherFold[otherStart + bucket])
                firstCounts.append(a)
                secondCounts.append(b)
                ownSize += a
                otherSize += b
            }
            guard ownSize + otherSize > 0 else {
                firstCounts.removeLast(active.count)
                secondCounts.removeLast(active.count)
                continue
            }
            let share = Double(ownSize) / n - Double(otherSize) / m
            let rest = n + m - Double(ownSize) - Double(otherSize)
            guard rest > 0 else { return nil }
            for (place, bucket) in active.enumerated() {
                let (a, b) = (Double(firstCounts[start + place]), Double(secondCounts[start + place]))
                let left = Double(own[bucket]) + Double(other[bucket]) - a - b
                terms.append(a / n - b / m - share * (left / rest))
            }
            folds.append(fold)
            weights.append((m * (Double(ownSize) / n) + n * (Double(otherSize) / m)) / (n + m))
        }
        self.folds = folds
        self.weights = weights
        self.terms = terms
        self.firstCounts = firstCounts
        self.secondCounts = secondCounts
        buckets = active.count
        self.first = ownTotal
        self.second = otherTotal
        difference = active.map { Double(own[$0]) / n - Double(other[$0]) / m }
    }

    /// Why there are no differences.
    static func absence(order: Int) -> String {
        "undefined: a side has no hashed n-grams of order \(order), or all are in one fold"
    }

    /// Inner products of the terms, row by row.
    var products: [Double] {
        var products = [Double](repeating: 0, count: folds.count * folds.count)
        unsafe terms.withUnsafeBufferPointer { terms in
            for i in folds.indices {
                for j in 0...i {
                    let sum = unsafe Self.product(terms, i * buckets, terms, j * buckets, count: buckets)
                    products[i * folds.count + j] = sum
                    products[j * folds.count + i] = sum
                }
            }
        }
        return products
    }

    /// The inner product of each term with p̂ − q̂.
    var productsWithDifference: [Double] {
        unsafe terms.withUnsafeBufferPointer { terms in
            unsafe difference.withUnsafeBufferPointer { difference in
                folds.indices.map { unsafe Self.product(terms, $0 * buckets, difference, 0, count: buckets) }
            }
        }
    }

    private static func product(
        _ a: UnsafeBufferPointer<Double>, _ aStart: Int, _ b: UnsafeBufferPointer<Double>, _ bStart: Int, count: Int
    ) -> Double {
        var sum = 0.0
        var index = 0
        while index < count {
            unsafe sum += a[aStart &+ index] * b[bStart &+ index]
            index &+= 1
        }
        return sum
    }
}
