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
        if order == 3, tokens > 2 {
            let (second, third) = unsafe (row + bucketCount, row + 2 * bucketCount)
            var (last, lastPair) = unsafe (keys[0].hash, UInt64(0))
            unsafe row[StableHash.bucket(last, of: bucketCount)] &+= 1
            for index in 1..<tokens {
                let token = unsafe keys[index].hash
                let pair = StableHash.extend(last, with: token)
                unsafe row[StableHash.bucket(token, of: bucketCount)] &+= 1
                unsafe second[StableHash.bucket(pair, of: bucketCount)] &+= 1
                if index > 1 {
                    unsafe third[StableHash.bucket(StableHash.extend(lastPair, with: token), of: bucketCount)] &+= 1
                }
                (last, lastPair) = (token, pair)
            }
            return
        }
        // The hash of the n-gram of each order that ends at a token, from those that end before it.
        unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: order) { ending in
            for index in 0..<tokens {
                let token = unsafe keys[index].hash
                for length in stride(from: min(order, index + 1), to: 1, by: -1) {
                    let hash = unsafe StableHash.extend(ending[length - 2], with: token)
                    unsafe ending[length - 1] = hash
                    unsafe row[(length - 1) * bucketCount + StableHash.bucket(hash, of: bucketCount)] &+= 1
                }
                unsafe ending[0] = token
                unsafe row[StableHash.bucket(token, of: bucketCount)] &+= 1
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
