import TextSegmentation

/// What a worker sums over documents beside the counts of n-grams: totals, languages, and hashed histograms per fold.
struct DocumentTotals {
    private(set) var summary: ProfileSummary
    private let tally: FoldTally

    /// Hashed histograms of the documents so far.
    var folds: FoldHistograms { tally.histograms() }

    init(options: ProfileOptions) {
        summary = ProfileSummary(tokenization: options.tokenization, order: options.order)
        tally = FoldTally(order: options.foldOrder, bucketCount: options.bucketCount)
    }

    mutating func add(
        text: Span<UInt8>, language: String?, keys: UnsafePointer<TokenKey>, tokens: Int
    ) {
        let fold = unsafe text.withUnsafeBufferPointer { unsafe Int(StableHash.document($0).0 >> 59) }
        summary.documents += 1
        summary.bytes += UInt64(text.count)
        summary.characters += UInt64(TextStatistics.scalarCount(text))
        for index in summary.orders.indices { summary.orders[index].total += UInt64(max(0, tokens - index)) }
        if let language {
            let counts = ProfileSummary.LanguageCounts(documents: 1, tokens: UInt64(tokens), bytes: UInt64(text.count))
            summary.languages[language, default: ProfileSummary.LanguageCounts()] += counts
        }
        unsafe tally.add(keys: keys, tokens: tokens, fold: fold)
    }
}
