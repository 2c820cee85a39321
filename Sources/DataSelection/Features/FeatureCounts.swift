import NGramStatistics

/// How often each feature occurs in a corpus, the folds of its documents kept apart or not.
public struct FeatureCounts: Sendable, Hashable {
    /// What was counted.
    public let features: SelectionFeatures
    /// Whether ``storage`` holds a row for each fold, or one.
    private let hasFolds: Bool
    private var storage: [UInt64]
    /// Documents counted.
    public private(set) var documents: UInt64 = 0
    /// Tokens counted.
    public private(set) var tokens: UInt64 = 0

    init(_ features: SelectionFeatures, hasFolds: Bool) {
        self.features = features
        self.hasFolds = hasFolds
        storage = [UInt64](repeating: 0, count: (hasFolds ? FoldHistograms.foldCount : 1) * features.featureCount)
    }

    /// The counts that a profile holds.
    init(_ histograms: FoldHistograms, features: SelectionFeatures, documents: UInt64, tokens: UInt64) {
        precondition(features.numbering == .folds && features.bucketCount == histograms.bucketCount)
        precondition(features.order <= histograms.order)
        self.features = features
        hasFolds = true
        self.documents = documents
        self.tokens = tokens
        storage = []
        storage.reserveCapacity(FoldHistograms.foldCount * features.featureCount)
        for fold in 0..<FoldHistograms.foldCount {
            for order in 1...features.order { storage.append(contentsOf: histograms.counts(order: order, fold: fold)) }
        }
    }

    /// Counts of all folds, one for each feature.
    public var counts: [UInt64] {
        guard hasFolds else { return storage }
        var sum = [UInt64](repeating: 0, count: features.featureCount)
        for fold in 0..<FoldHistograms.foldCount { Self.combine(&sum, row(fold), &+) }
        return sum
    }

    /// Counts of one fold, where folds are kept apart.
    func counts(ofFold fold: Int) -> [UInt64] { Array(row(fold)) }

    /// Counts of all folds but one.
    ///
    /// - Parameter all: ``counts``.
    func counts(withoutFold fold: Int, of all: [UInt64]) -> [UInt64] {
        var rest = all
        Self.combine(&rest, row(fold), &-)
        return rest
    }

    /// Folds that hold a feature, where folds are kept apart.
    var occupiedFolds: [Int] {
        hasFolds ? (0..<FoldHistograms.foldCount).filter { row($0).contains { $0 > 0 } } : []
    }

    private func row(_ fold: Int) -> ArraySlice<UInt64> {
        storage[fold * features.featureCount..<(fold + 1) * features.featureCount]
    }

    private static func combine(
        _ counts: inout [UInt64], _ row: ArraySlice<UInt64>, _ operation: (UInt64, UInt64) -> UInt64
    ) {
        let start = row.startIndex
        for feature in counts.indices { counts[feature] = operation(counts[feature], row[start + feature]) }
    }

    mutating func add(_ features: UnsafeBufferPointer<UInt32>, tokens: Int, fold: Int) {
        documents += 1
        self.tokens += UInt64(tokens)
        let first = hasFolds ? fold * self.features.featureCount : 0
        unsafe storage.withUnsafeMutableBufferPointer { counts in
            for index in 0..<features.count { unsafe counts[first + Int(features[index])] += 1 }
        }
    }

    mutating func merge(_ other: FeatureCounts) {
        precondition(features == other.features && hasFolds == other.hasFolds)
        documents += other.documents
        tokens += other.tokens
        for index in storage.indices { storage[index] += other.storage[index] }
    }
}
