/// Hashed n-gram histograms kept apart for each fold of a corpus.
///
/// Every document belongs to one of ``foldCount`` folds by a hash of its text, so duplicates never straddle folds. The
/// histograms carry what resampling needs (delete-a-fold jackknife, same-distribution nulls, classifiers) without
/// another pass over the corpus. Buckets collide: they are counts of *hashed* n-grams, and any divergence between two
/// hashed histograms is a lower bound on that between the n-gram distributions themselves.
public struct FoldHistograms: Sendable, Hashable {
    /// Number of folds of every corpus.
    public static let foldCount = 32
    /// Number of buckets of each histogram unless told otherwise.
    public static let defaultBucketCount = 10_000

    /// Highest order of n-gram that is counted; there is one histogram per fold for each order from 1 to this one.
    public let order: Int
    /// Buckets of each histogram.
    public let bucketCount: Int
    /// Documents of each fold.
    public private(set) var documents: [UInt64]
    /// How tokens cluster in documents, by order from 1; empty where that is not known.
    public private(set) var burstiness: [BurstinessSample] = []
    /// Counts laid out as order, then fold, then bucket.
    package private(set) var storage: [UInt64]

    /// Empty histograms.
    public init(order: Int, bucketCount: Int = Self.defaultBucketCount) {
        precondition(order >= 1 && bucketCount >= 1)
        self.order = order
        self.bucketCount = bucketCount
        documents = [UInt64](repeating: 0, count: Self.foldCount)
        storage = [UInt64](repeating: 0, count: order * Self.foldCount * bucketCount)
    }

    /// What stands in a file for histograms that do not exist.
    static let none = FoldHistograms(order: 1, bucketCount: 1)

    /// Histograms from counts laid out as order, then fold, then bucket.
    package init(
        order: Int, bucketCount: Int, documents: [UInt64], storage: [UInt64], burstiness: [BurstinessSample] = []
    ) {
        precondition(documents.count == Self.foldCount)
        precondition(burstiness.isEmpty || burstiness.count == order)
        precondition(storage.count == order * Self.foldCount * bucketCount)
        self.order = order
        self.bucketCount = bucketCount
        self.documents = documents
        self.storage = storage
        self.burstiness = burstiness
    }

    /// Notes how tokens cluster in documents.
    package mutating func setBurstiness(_ samples: [BurstinessSample]) {
        precondition(samples.count == order)
        burstiness = samples
    }

    /// The histogram of one fold: the number of n-grams of an order that fell into each bucket.
    ///
    /// - Complexity: O(1).
    public func counts(order: Int, fold: Int) -> ArraySlice<UInt64> {
        precondition((1...self.order).contains(order) && (0..<Self.foldCount).contains(fold))
        let start = ((order - 1) * Self.foldCount + fold) * bucketCount
        return storage[start..<start + bucketCount]
    }

    /// The histogram of all folds together.
    ///
    /// - Complexity: O(folds × buckets).
    public func counts(order: Int) -> [UInt64] {
        var sum = [UInt64](repeating: 0, count: bucketCount)
        for fold in 0..<Self.foldCount {
            let histogram = counts(order: order, fold: fold)
            for bucket in 0..<bucketCount { sum[bucket] += histogram[histogram.startIndex + bucket] }
        }
        return sum
    }

    /// Adds one to a bucket's count, or more.
    public mutating func add(_ count: UInt64 = 1, order: Int, fold: Int, bucket: Int) {
        precondition((1...self.order).contains(order) && (0..<Self.foldCount).contains(fold))
        precondition((0..<bucketCount).contains(bucket))
        storage[((order - 1) * Self.foldCount + fold) * bucketCount + bucket] += count
    }

    /// Adds counts by bucket.
    mutating func add(_ counts: UnsafePointer<UInt32>, order: Int, fold: Int) {
        let start = ((order - 1) * Self.foldCount + fold) * bucketCount
        for bucket in 0..<bucketCount { storage[start + bucket] += UInt64(unsafe counts[bucket]) }
    }

    /// Notes documents of a fold.
    public mutating func addDocuments(_ count: UInt64 = 1, fold: Int) {
        documents[fold] += count
    }

    /// Adds the counts of another corpus, fold by fold.
    ///
    /// - Precondition: both have the same order and the same number of buckets.
    public mutating func merge(_ other: FoldHistograms) {
        precondition(order == other.order && bucketCount == other.bucketCount)
        for fold in 0..<Self.foldCount { documents[fold] += other.documents[fold] }
        for index in storage.indices { storage[index] += other.storage[index] }
        if burstiness.count == other.burstiness.count {
            for index in burstiness.indices { burstiness[index].merge(other.burstiness[index]) }
        } else {
            burstiness = []
        }
    }
}
