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
    private var burstiness: [BurstinessTally]

    init(order: Int, bucketCount: Int) {
        self.order = order
        self.bucketCount = bucketCount
        counters = LargeBuffer(count: order * FoldHistograms.foldCount * bucketCount)
        burstiness = [BurstinessTally](repeating: BurstinessTally(), count: order)
    }

    /// Counts a document, whose n-grams are counted by themselves: all before it or all after it, as for every other.
    func addDocument(fold: Int) {
        documents[fold] += 1
        for index in burstiness.indices { burstiness[index].endDocument() }
    }

    /// Counts the hashed n-grams of a run of tokens.
    func add(keys: UnsafePointer<TokenKey>, tokens: Int, fold: Int) {
        if waiting + tokens > Int(UInt32.max) {
            emptied = counts()
            unsafe counters.base.update(repeating: 0, count: counters.count)
            for fold in documents.indices { documents[fold] = 0 }
            waiting = 0
        }
        waiting += tokens
        let row = unsafe counters.base + fold * order * bucketCount
        switch order {
        case 2: unsafe addPairs(keys: keys, tokens: tokens, row: row)
        case 3: unsafe addTriples(keys: keys, tokens: tokens, row: row)
        default: unsafe addAll(keys: keys, tokens: tokens, row: row)
        }
    }

    @inline(__always)
    private func note(_ hash: UInt64, order: Int, mask: UInt64, row: UnsafeMutablePointer<UInt32>) {
        unsafe row[(order - 1) * bucketCount + StableHash.bucket(hash, of: bucketCount)] &+= 1
        if hash & mask == 0 { burstiness[order - 1].add(hash) }
    }

    /// Orders 2 and 3, the common ones, with the hashes of what ended before in registers.
    private func addPairs(keys: UnsafePointer<TokenKey>, tokens: Int, row: UnsafeMutablePointer<UInt32>) {
        let (one, two) = (burstiness[0].mask, burstiness[1].mask)
        var last: UInt64 = 0
        for index in 0..<tokens {
            let token = unsafe keys[index].hash
            unsafe note(token, order: 1, mask: one, row: row)
            if index > 0 { unsafe note(StableHash.extend(last, with: token), order: 2, mask: two, row: row) }
            last = token
        }
    }

    private func addTriples(keys: UnsafePointer<TokenKey>, tokens: Int, row: UnsafeMutablePointer<UInt32>) {
        let (one, two, three) = (burstiness[0].mask, burstiness[1].mask, burstiness[2].mask)
        var (last, lastPair) = (UInt64(0), UInt64(0))
        for index in 0..<tokens {
            let token = unsafe keys[index].hash
            unsafe note(token, order: 1, mask: one, row: row)
            guard index > 0 else {
                last = token
                continue
            }
            let pair = StableHash.extend(last, with: token)
            unsafe note(pair, order: 2, mask: two, row: row)
            if index > 1 { unsafe note(StableHash.extend(lastPair, with: token), order: 3, mask: three, row: row) }
            (last, lastPair) = (token, pair)
        }
    }

    /// Any order: the hash of the n-gram of each order that ends at a token, from those that end before it.
    private func addAll(keys: UnsafePointer<TokenKey>, tokens: Int, row: UnsafeMutablePointer<UInt32>) {
        let masks = burstiness.map(\.mask)
        unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: order) { ending in
            for index in 0..<tokens {
                let token = unsafe keys[index].hash
                for length in stride(from: min(order, index + 1), to: 1, by: -1) {
                    let hash = unsafe StableHash.extend(ending[length - 2], with: token)
                    unsafe ending[length - 1] = hash
                    unsafe note(hash, order: length, mask: masks[length - 1], row: row)
                }
                unsafe ending[0] = token
                unsafe note(token, order: 1, mask: masks[0], row: row)
            }
        }
    }

    /// The histograms so far; a document whose n-grams were all added has ended.
    func histograms() -> FoldHistograms {
        for index in burstiness.indices { burstiness[index].endDocument() }
        var histograms = counts()
        histograms.setBurstiness(burstiness.map(\.sample))
        return histograms
    }

    private func counts() -> FoldHistograms {
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
