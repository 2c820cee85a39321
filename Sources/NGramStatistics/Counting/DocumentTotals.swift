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

    init(options: ProfileOptions) {
        summary = ProfileSummary(tokenization: options.tokenization, order: options.order)
        tally = FoldTally(order: options.foldOrder, bucketCount: options.bucketCount)
    }

    mutating func add(
        text: Span<UInt8>, hash: DocumentHash, language: String?, keys: UnsafePointer<TokenKey>, tokens: Int
    ) {
        summary.documents += 1
        summary.bytes += UInt64(text.count)
        summary.characters += UInt64(TextStatistics.scalarCount(text))
        for index in summary.orders.indices { summary.orders[index].total += UInt64(max(0, tokens - index)) }
        if let language {
            let counts = ProfileSummary.LanguageCounts(documents: 1, tokens: UInt64(tokens), bytes: UInt64(text.count))
            summary.languages[language, default: ProfileSummary.LanguageCounts()] += counts
        }
        lengthAccumulator.add(UInt64(tokens))
        unsafe tally.add(keys: keys, tokens: tokens, fold: hash.fold)
    }
}
