extension CorpusProfile {
    /// How often an n-gram occurs, found in place: of the file, only the blocks that can hold its tokens and the n-gram
    /// itself are decompressed.
    ///
    /// ```swift
    /// let profile = try CorpusProfile(path: "corpus.profile")
    /// let count = try profile.count(of: ["machine", "translation"])
    /// ```
    ///
    /// - Parameter ngram: the n-gram's tokens as the profile's tokenizer yields them: lower-cased where it lower-cases, with
    ///   the marks of word pieces where it has pieces. An n-gram spelled otherwise is another n-gram.
    /// - Returns: occurrences, in n-grams: 0 where a profile that lists all n-grams does not list this one. `nil` where the
    ///   profile cannot tell: it lists only the n-grams of another (``ProfileSummary/restriction``) and this is not among
    ///   those that occurred; its rare n-grams of that order were dropped (``ProfilePruning``); or it does not count n-grams
    ///   of so many tokens.
    /// - Throws: ``ProfileError`` where a block that was looked into is damaged.
    /// - Complexity: O(log blocks + entries of a block) for each token.
    public func count(of ngram: [String]) throws(ProfileError) -> UInt64? { try counts(of: [ngram])[0] }

    /// How often each of several n-grams occurs, of one order or of several; each block that is needed is decompressed
    /// once.
    ///
    /// - Parameter ngrams: tokens as for ``count(of:)``; an n-gram may come twice.
    /// - Returns: what ``count(of:)`` returns, in the order of `ngrams`.
    /// - Throws: ``ProfileError`` where a block that was looked into is damaged.
    /// - Complexity: O(n log n) for n tokens in all, and O(entries) of the blocks that may hold them.
    public func counts(of ngrams: [[String]]) throws(ProfileError) -> [UInt64?] {
        try counts(ofBytes: ngrams.map { $0.map { Array($0.utf8) } })
    }

    /// As ``counts(of:)``, for tokens that need not be UTF-8: those of the bytes scheme, and of byte pair encodings.
    public func counts(ofBytes ngrams: [[[UInt8]]]) throws(ProfileError) -> [UInt64?] {
        var counts = ngrams.map { ngram -> UInt64? in
            guard summary.restriction == nil, (1...summary.order).contains(ngram.count) else { return nil }
            return summary.orders[ngram.count - 1].isPruned ? nil : 0
        }
        let entries = try vocabularyEntries(of: Set(ngrams.joined()))
        var soughtByOrder: [Int: [(key: RankKey, index: Int)]] = [:]
        for (index, ngram) in ngrams.enumerated() where (1...summary.order).contains(ngram.count) {
            if ngram.count == 1 {
                counts[index] = entries[ngram[0]]?.count ?? counts[index]
                continue
            }
            let ranks = ngram.compactMap { entries[$0]?.rank }
            guard ranks.count == ngram.count else { continue }
            var key = RankKey()
            for (position, rank) in ranks.enumerated() { key[position] = rank }
            soughtByOrder[ngram.count, default: []].append((key, index))
        }
        for (order, sought) in soughtByOrder.sorted(by: { $0.key < $1.key }) {
            var blocks = NGramBlocks(self, order: order)
            for (key, index) in sought.sorted(by: { $0.key < $1.key }) {
                if let count = try blocks.count(of: key) { counts[index] = count }
            }
        }
        return counts
    }

    /// A token's place in the order of the file, from 1, which stands for it in n-grams.
    ///
    /// - Parameter token: as the profile's tokenizer yields it.
    /// - Returns: `nil` where the profile does not list the token.
    /// - Throws: ``ProfileError`` where a block that was looked into is damaged.
    /// - Complexity: O(blocks + entries of a block).
    public func rank(of token: String) throws(ProfileError) -> Int? {
        let bytes = Array(token.utf8)
        return try vocabularyEntries(of: [bytes])[bytes].map { Int($0.rank) }
    }

    /// Ranks and counts of those tokens that the profile lists.
    private func vocabularyEntries(
        of tokens: Set<[UInt8]>
    ) throws(ProfileError) -> [[UInt8]: (rank: UInt32, count: UInt64)] {
        var sought = tokens.map { token in
            (hash: unsafe token.withUnsafeBufferPointer { unsafe StableHash.hash($0) }, token: token)
        }
        sought.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.token.lexicographicallyPrecedes($1.token) }
        var found: [[UInt8]: (rank: UInt32, count: UInt64)] = [:]
        var cursor = VocabularyCursor(self)
        for (hash, token) in sought {
            guard try cursor.advance(to: token, hash: hash) else { continue }
            found[token] = (UInt32(truncatingIfNeeded: cursor.rank), cursor.count)
        }
        return found
    }
}
