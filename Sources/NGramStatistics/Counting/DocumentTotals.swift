import TextSegmentation

/// What a worker sums over documents beside the counts of n-grams: totals, languages, and hashed histograms per fold.
struct DocumentTotals {
    private(set) var summary: ProfileSummary
    private(set) var folds: FoldHistograms

    init(options: ProfileOptions) {
        summary = ProfileSummary(tokenization: options.tokenization, order: options.order)
        folds = FoldHistograms(order: options.foldOrder, bucketCount: options.bucketCount)
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
        unsafe folds.addDocument(keys: keys, tokens: tokens, fold: fold)
    }

    mutating func merge(_ other: DocumentTotals) {
        summary.addTotals(of: other.summary)
        folds.merge(other.folds)
    }
}

extension FoldHistograms {
    /// Counts the hashed n-grams of one document.
    fileprivate mutating func addDocument(keys: UnsafePointer<TokenKey>, tokens: Int, fold: Int) {
        addDocuments(fold: fold)
        let order = self.order
        let bucketCount = self.bucketCount
        unsafe withUnsafeRow(order: 1, fold: fold) { row in
            for index in 0..<tokens {
                unsafe row[StableHash.bucket(keys[index].hash, of: bucketCount)] += 1
            }
        }
        guard order >= 2, tokens >= 2 else { return }
        for ngramOrder in 2...order {
            unsafe withUnsafeRow(order: ngramOrder, fold: fold) { row in
                for index in 0...max(0, tokens - ngramOrder) where index + ngramOrder <= tokens {
                    var hash = unsafe keys[index].hash
                    for next in 1..<ngramOrder { hash = StableHash.extend(hash, with: unsafe keys[index + next].hash) }
                    unsafe row[StableHash.bucket(hash, of: bucketCount)] += 1
                }
            }
        }
    }
}
