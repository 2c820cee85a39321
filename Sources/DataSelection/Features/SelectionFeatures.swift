public import NGramStatistics
public import TextSegmentation

/// What documents are compared by: hashed n-grams, and how text becomes them.
public struct SelectionFeatures: Sendable, Hashable {
    /// How n-grams become buckets.
    public enum Numbering: String, Sendable, Hashable, CaseIterable {
        /// The hashes of ``NGramStatistics/FoldHistograms``; n-grams of each order have buckets of their own.
        case folds
        /// SHA-256 of the n-gram's words joined by blanks, modulo the number of buckets, which all orders share: the numbering of
        /// the program `data-selection` (DSIR, S. M. Xie and others 2023, arXiv:2302.03169).
        case dsir
    }

    /// How text becomes tokens.
    public var tokenization: Tokenization
    /// n-grams of orders 1 to this one are features; 1 to 5.
    public var order: Int
    /// Buckets, 1 to 2²⁴: of each order, or of all orders together (``Numbering/dsir``).
    public var bucketCount: Int
    /// How n-grams become buckets.
    public var numbering: Numbering

    /// Words in lower case and their bigrams, in 10,000 buckets for each order.
    public init(
        tokenization: Tokenization = Tokenization(scheme: .words, lowercase: true), order: Int = 2,
        bucketCount: Int = FoldHistograms.defaultBucketCount, numbering: Numbering = .folds
    ) {
        precondition((1...5).contains(order), "n-grams of orders 1 to 5 are features")
        precondition((1...1 << 24).contains(bucketCount), "1 to 2^24 buckets")
        self.tokenization = tokenization
        self.order = order
        self.bucketCount = bucketCount
        self.numbering = numbering
    }

    /// The features of `data-selection` 1.0.3 as it comes: lower-cased `\w+|[^\w\s]+` and their bigrams in 10,000 buckets.
    public static let dsir = SelectionFeatures(
        tokenization: Tokenization(scheme: .wordpunct, lowercase: true), numbering: .dsir)

    /// Different features: the length of a histogram of them.
    public var featureCount: Int { numbering == .dsir ? bucketCount : order * bucketCount }

    /// Names every choice.
    public var signature: String {
        "features:\(numbering.rawValue)|tokenizer:\(tokenization.signature)|order:\(order)|buckets:\(bucketCount)"
    }

    /// The features that are normalised to one distribution: those of each order, or all.
    var groups: [Range<Int>] {
        numbering == .dsir ? [0..<bucketCount] : (0..<order).map { $0 * bucketCount..<($0 + 1) * bucketCount }
    }
}
