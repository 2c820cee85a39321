import NGramStatistics

/// What the predictions along a text add up to.
struct PredictionSums {
    /// An amount of every prediction, in nats.
    struct Amount {
        var total = 0.0
        /// The sum of squares.
        var squares = 0.0
        /// By bucket of the prediction's n-gram.
        var buckets: [Double]

        init(bucketCount: Int) { buckets = [Double](repeating: 0, count: bucketCount) }

        @inline(__always)
        mutating func add(_ value: Double, times count: Double, bucket: Int?) {
            let amount = value * count
            total += amount
            squares += value * amount
            if let bucket { buckets[bucket] += amount }
        }

        mutating func merge(_ other: Amount) {
            total += other.total
            squares += other.squares
            PredictionSums.add(other.buckets, to: &buckets)
        }
    }

    /// Under the model, or without one under the text's own counts, each occurrence left out.
    var score = TextScore()
    /// −ln p, as in ``score``.
    var surprise: Amount
    /// −ln p under the model, less that under the text's own counts, each occurrence left out.
    var difference: Amount
    /// −ln p under the text's own counts as they are.
    var ownSurprise = 0.0
    /// Predictions by bucket.
    var counts: [Double]
    /// Order of the n-grams of buckets.
    let bucketOrder: Int

    init(_ hashes: PredictionBuckets?) {
        let bucketCount = hashes?.count ?? 0
        bucketOrder = hashes?.order ?? 1
        surprise = Amount(bucketCount: bucketCount)
        difference = Amount(bucketCount: bucketCount)
        counts = [Double](repeating: 0, count: bucketCount)
    }

    mutating func merge(_ other: PredictionSums) {
        score += other.score
        surprise.merge(other.surprise)
        difference.merge(other.difference)
        ownSurprise += other.ownSurprise
        Self.add(other.counts, to: &counts)
    }

    private static func add(_ more: [Double], to sums: inout [Double]) {
        for index in sums.indices { sums[index] += more[index] }
    }
}

/// The bucket of ``NGramStatistics/FoldHistograms`` that a prediction's last words fall into.
struct PredictionBuckets: Sendable {
    /// Order of the n-grams that are hashed: 2, or 1 where the model or the histograms know no more.
    let order: Int
    let count: Int
    private let hashes: [UInt64]

    init(_ vocabulary: ModelVocabulary, _ histograms: FoldHistograms, order: Int) {
        self.order = min(2, min(order, histograms.order))
        count = histograms.bucketCount
        hashes = (0..<vocabulary.count).map { unsafe vocabulary.withBytes(of: $0) { unsafe StableHash.hash($0) } }
    }

    /// - Parameter previous: the word before; `nil` at the beginning of a text.
    /// - Returns: `nil` where there are too few words.
    @inline(__always)
    func bucket(_ word: UInt32, after previous: UInt32?) -> Int? {
        let hash = hashes[Int(word)]
        if order == 1 { return StableHash.bucket(hash, of: count) }
        guard let previous else { return nil }
        return StableHash.bucket(StableHash.extend(hashes[Int(previous)], with: hash), of: count)
    }
}
