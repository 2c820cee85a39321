public import TextSegmentation

/// What to count, and within which means.
public struct ProfileOptions: Sendable, Hashable {
    /// How text becomes tokens.
    public var tokenization: Tokenization
    /// Highest order of n-gram to count, 1 to 5.
    public var order: Int
    /// Whether text is counted as sentences with their boundaries.
    public var boundaries: SentenceBoundaries
    /// What becomes of tokens that would pass for boundaries; no matter where none are counted.
    public var reservedTokens: ReservedTokens
    /// Buckets of the hashed histograms that are kept for each fold.
    public var bucketCount: Int
    /// Memory to stay within, in bytes, for the process as a whole, from 256 MiB up. Past it, sorted runs go to the temporary
    /// folder and are merged at the end. Less is taken as a wish: code, text read ahead and each worker's buffers need
    /// about 100 MiB.
    public var memoryLimit: Int
    /// Folder for runs; `nil` is the system's folder for temporary files.
    public var temporaryFolder: String?

    /// Whether hashed histograms are kept; a profile that only a model is made of needs none, and has them empty.
    package var keepsHistograms = true
    /// Tokens after which a worker writes a run whatever its memory; for tests of the ways runs take.
    package var maximumRunTokens = Int.max

    public static let defaultMemoryLimit = 4 << 30

    public init(
        tokenization: Tokenization = Tokenization(), order: Int = 3,
        boundaries: SentenceBoundaries = .none, reservedTokens: ReservedTokens = .refused,
        bucketCount: Int = FoldHistograms.defaultBucketCount, memoryLimit: Int = Self.defaultMemoryLimit,
        temporaryFolder: String? = nil
    ) {
        precondition((1...5).contains(order), "n-grams of orders 1 to 5 are counted")
        self.tokenization = tokenization
        self.order = order
        self.boundaries = boundaries
        self.reservedTokens = reservedTokens
        self.bucketCount = bucketCount
        self.memoryLimit = memoryLimit
        self.temporaryFolder = temporaryFolder
    }

    /// Orders that have hashed histograms: all, so that measures of every order have what resampling needs.
    var foldOrder: Int { order }
}
