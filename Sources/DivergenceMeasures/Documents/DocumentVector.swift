import NGramStatistics

/// A document's n-grams of one order as a sparse vector.
struct DocumentVector {
    /// How counts become components.
    enum Scaling {
        /// They add up to 1.
        case relativeFrequency
        /// Their squares add up to 1.
        case unitLength
    }

    let buckets: [Int]
    let values: [Double]
    let fold: Int

    /// A document without n-grams is the zero vector.
    init(_ document: HashedDocument, order: Int, scaling: Scaling) {
        let entries = document.orders[order - 1]
        let norm: Double
        switch scaling {
        case .relativeFrequency: norm = entries.reduce(0) { $0 + Double($1.count) }
        case .unitLength: norm = entries.reduce(0) { $0 + Double($1.count) * Double($1.count) }.squareRoot()
        }
        buckets = entries.map(\.bucket)
        values = entries.map { Double($0.count) / norm }
        fold = document.fold
    }
}
