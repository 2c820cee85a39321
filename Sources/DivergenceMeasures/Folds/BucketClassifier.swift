/// The linear classifier of single hashed n-grams that errs least in training, tested on each fold in turn.
struct BucketClassifier {
    /// 2(1 − 2ε) for the balanced error ε over all folds.
    var distance: Double
    /// What each fold adds to the error of ``distance``, summing to 0.
    var residuals: [Double]

    /// - Complexity: O(folds × buckets).
    static func heldOut(_ differences: FoldDifferences) -> BucketClassifier {
        let buckets = differences.buckets
        var sums = [(first: UInt64, second: UInt64)](repeating: (0, 0), count: buckets)
        for (index, count) in differences.firstCounts.enumerated() { sums[index % buckets].first += count }
        for (index, count) in differences.secondCounts.enumerated() { sums[index % buckets].second += count }
        let (n, m) = (Double(differences.first), Double(differences.second))
        // Right ones less wrong ones, in n-grams.
        var scores: [(first: Double, second: Double, firstSize: Double, secondSize: Double)] = []
        for fold in differences.folds.indices {
            let places = fold * buckets..<(fold + 1) * buckets
            var (ownSize, otherSize): (UInt64, UInt64) = (0, 0)
            for place in places {
                ownSize += differences.firstCounts[place]
                otherSize += differences.secondCounts[place]
            }
            let (ownRest, otherRest) = (differences.first - ownSize, differences.second - otherSize)
            var (firstScore, secondScore): (Int64, Int64) = (0, 0)
            // Without training examples of a side nothing can be told: every n-gram is a tie.
            for place in places where ownRest > 0 && otherRest > 0 {
                let (a, b) = (differences.firstCounts[place], differences.secondCounts[place])
                guard a | b > 0 else { continue }
                let sum = sums[place - places.lowerBound]
                let left = (sum.first - a).multipliedFullWidth(by: otherRest)
                let right = (sum.second - b).multipliedFullWidth(by: ownRest)
                if left.high == right.high, left.low == right.low { continue }
                let isFirst = left.high != right.high ? left.high > right.high : left.low > right.low
                firstScore += isFirst ? Int64(a) : -Int64(a)
                secondScore += isFirst ? -Int64(b) : Int64(b)
            }
            scores.append((Double(firstScore), Double(secondScore), Double(ownSize), Double(otherSize)))
        }
        let firstShare = scores.reduce(0) { $0 + $1.first } / n
        let secondShare = scores.reduce(0) { $0 + $1.second } / m
        return BucketClassifier(
            distance: firstShare + secondShare,
            residuals: scores.map { score in
                (score.first - score.firstSize * firstShare) / n + (score.second - score.secondSize * secondShare) / m
            })
    }
}

/// What the classifier would show between two samples of one source: the folds' terms with random signs.
struct BucketClassifierChance {
    /// Mean of 2(1 − 2ε) for the error in training.
    let training: Double
    /// Standard deviation of 2(1 − 2ε) for the error in cross-validation.
    let spread: Double

    private static let draws = 16

    init(_ differences: FoldDifferences) {
        let (folds, buckets) = (differences.folds.count, differences.buckets)
        var generator = SeededGenerator(seed: 2)
        var signs = [Double](repeating: 1, count: folds)
        var training = CompensatedSum()
        var squares = CompensatedSum()
        var sums = [Double](repeating: 0, count: buckets)
        for _ in 0..<Self.draws {
            SignFlips.change(&signs, using: &generator)
            let draw = unsafe differences.terms.withUnsafeBufferPointer { terms in
                unsafe sums.withUnsafeMutableBufferPointer { sums in
                    unsafe Self.draw(terms, signs: signs, sums: sums, folds: folds)
                }
            }
            training.add(draw.training)
            squares.add(draw.score * draw.score)
        }
        self.training = training.value / Double(Self.draws)
        spread = (squares.value / Double(Self.draws)).squareRoot()
    }

    private static func draw(
        _ terms: UnsafeBufferPointer<Double>, signs: [Double], sums: UnsafeMutableBufferPointer<Double>, folds: Int
    ) -> (training: Double, score: Double) {
        let buckets = sums.count
        unsafe sums.update(repeating: 0)
        for fold in 0..<folds {
            let (sign, start) = (signs[fold], fold * buckets)
            var bucket = 0
            while bucket < buckets {
                unsafe sums[bucket] += sign * terms[start &+ bucket]
                bucket &+= 1
            }
        }
        var (training, score) = (0.0, 0.0)
        for bucket in 0..<buckets { training += unsafe abs(sums[bucket]) }
        for fold in 0..<folds {
            let (sign, start) = (signs[fold], fold * buckets)
            var bucket = 0
            while bucket < buckets {
                let own = unsafe sign * terms[start &+ bucket]
                let others = unsafe sums[bucket] - own
                if others > 0 { score += own } else if others < 0 { score -= own }
                bucket &+= 1
            }
        }
        return (training, score)
    }
}
