/// The hashed histograms of one worker while it counts: small counters, so that a document's stay in the cache.
@safe final class FoldTally {
    private let order: Int
    private let bucketCount: Int
    /// Counts laid out as fold, then order, then bucket.
    private let counters: LargeBuffer<UInt32>
    private var documents = [UInt64](repeating: 0, count: FoldHistograms.foldCount)
    /// n-grams of an order since the counters were last emptied: no counter is larger.
    private var waiting = 0
    /// What the counters held when they were last emptied; `nil` where they never were.
    private var emptied: FoldHistograms?

    init(order: Int, bucketCount: Int) {
        self.order = order
        self.bucketCount = bucketCount
        counters = LargeBuffer(count: order * FoldHistograms.foldCount * bucketCount)
    }

    /// Counts a document, whose n-grams are counted by themselves.
    func addDocument(fold: Int) { documents[fold] += 1 }

    /// Counts the hashed n-grams of a run of tokens.
    func add(keys: UnsafePointer<TokenKey>, tokens: Int, fold: Int) {
        if waiting + tokens > Int(UInt32.max) {
            emptied = histograms()
            unsafe counters.base.update(repeating: 0, count: counters.count)
            for fold in documents.indices { documents[fold] = 0 }
            waiting = 0
        }
        waiting += tokens
        let row = unsafe counters.base + fold * order * bucketCount
        if order == 2, tokens > 0 {
            // The common case in one pass.
            let second = unsafe row + bucketCount
            var hash = unsafe keys[0].hash
            for index in 1..<tokens {
                let next = unsafe keys[index].hash
                unsafe row[StableHash.bucket(hash, of: bucketCount)] &+= 1
                unsafe second[StableHash.bucket(StableHash.extend(hash, with: next), of: bucketCount)] &+= 1
                hash = next
            }
            unsafe row[StableHash.bucket(hash, of: bucketCount)] &+= 1
            return
        }
        for ngramOrder in 1..<order + 1 where ngramOrder <= tokens {
            let orderRow = unsafe row + (ngramOrder - 1) * bucketCount
            for index in 0...tokens - ngramOrder {
                var hash = unsafe keys[index].hash
                for next in 1..<ngramOrder { hash = StableHash.extend(hash, with: unsafe keys[index + next].hash) }
                unsafe orderRow[StableHash.bucket(hash, of: bucketCount)] &+= 1
            }
        }
    }

    /// The histograms so far.
    func histograms() -> FoldHistograms {
        var histograms = emptied ?? FoldHistograms(order: order, bucketCount: bucketCount)
        for fold in 0..<FoldHistograms.foldCount {
            histograms.addDocuments(documents[fold], fold: fold)
            for ngramOrder in 1...order {
                let row = unsafe counters.base + (fold * order + ngramOrder - 1) * bucketCount
                unsafe histograms.add(row, order: ngramOrder, fold: fold)
            }
        }
        return histograms
    }
}
