import TextSegmentation

/// What a worker sums over documents beside the counts of n-grams: totals, languages, hashed histograms per fold, and lengths.
struct DocumentTotals {
    private(set) var summary: ProfileSummary
    private let tally: FoldTally
    private var lengthAccumulator = DocumentLengths.Accumulator()

    /// Hashed histograms of the documents so far.
    var folds: FoldHistograms { tally.histograms() }

    /// Lengths of the documents so far, in tokens.
    var lengths: DocumentLengths { lengthAccumulator.lengths }

    private let keepsHistograms: Bool

    init(options: ProfileOptions) {
        keepsHistograms = options.keepsHistograms
        summary = ProfileSummary(
            tokenization: options.tokenization, order: options.order, boundaries: options.boundaries)
        tally = FoldTally(order: options.foldOrder, bucketCount: options.bucketCount)
    }

    mutating func add(
        text: Span<UInt8>, hash: DocumentHash, languages: [LanguagePart], keys: UnsafePointer<TokenKey>, tokens: Int
    ) {
        add(text: text, hash: hash, languages: languages, tokens: tokens)
        unsafe addNGrams(keys: keys, tokens: tokens, fold: hash.fold)
    }

    /// Adds a document whose n-grams are added by themselves.
    mutating func add(text: Span<UInt8>, hash: DocumentHash, languages: [LanguagePart], tokens: Int) {
        summary.documents += 1
        summary.bytes += UInt64(text.count)
        summary.characters += UInt64(TextStatistics.scalarCount(text))
        if !languages.isEmpty {
            for (language, counts) in LanguagePart.counts(languages, tokens: tokens) {
                summary.languages[language, default: LanguageTally()].add(counts, fold: hash.fold)
            }
        }
        lengthAccumulator.add(UInt64(tokens))
        tally.addDocument(fold: hash.fold)
    }

    /// Adds a sentence.
    ///
    /// - Parameters:
    ///   - tokens: how many, boundaries included.
    ///   - omitted: reserved tokens that were left out of it.
    mutating func addSentence(keys: UnsafePointer<TokenKey>, tokens: Int, omitted: Int, fold: Int) {
        summary.sentences += 1
        summary.omittedTokens += UInt64(omitted)
        unsafe addNGrams(keys: keys, tokens: tokens, fold: fold)
    }

    private mutating func addNGrams(keys: UnsafePointer<TokenKey>, tokens: Int, fold: Int) {
        for index in summary.orders.indices { summary.orders[index].total += UInt64(max(0, tokens - index)) }
        if keepsHistograms { unsafe tally.add(keys: keys, tokens: tokens, fold: fold) }
    }
}
