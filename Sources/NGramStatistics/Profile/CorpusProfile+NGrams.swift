extension CorpusProfile {
    /// Walks the n-grams of one order with their counts, in the order of the file (by the hashes of their tokens).
    ///
    /// - Parameters:
    ///   - order: from 1 to the profile's order.
    ///   - body: given the bytes of each token, and how often the n-gram occurs.
    /// - Throws: ``ProfileError`` where the profile is damaged; what `body` throws.
    /// - Complexity: O(n-grams); the vocabulary is held in memory for orders above 1.
    public func forEachNGram(
        order: Int, _ body: (_ tokens: [ArraySlice<UInt8>], _ count: UInt64) throws -> Void
    ) throws {
        precondition((1...summary.order).contains(order))
        if order == 1 {
            var cursor = VocabularyCursor(self)
            while try cursor.advance() { try body([cursor.token[...]], cursor.count) }
            return
        }
        let vocabulary = try tokens()
        var cursor = NGramCursor(self, order: order)
        while try cursor.advance() { try body(unsafe cursor.ids.map { vocabulary[Int($0)] }, cursor.count) }
    }

    /// The most frequent n-grams of one order, by count descending, then by their bytes, tokens joined by a space.
    ///
    /// - Parameter limit: how many; `nil` for all.
    /// - Throws: ``ProfileError`` where the profile is damaged.
    /// - Complexity: O(n log k) for n n-grams and a limit of k.
    public func mostFrequentNGrams(order: Int, limit: Int? = nil) throws -> [(tokens: [UInt8], count: UInt64)] {
        var found: [(tokens: [UInt8], count: UInt64)] = []
        let keep = limit ?? Int.max
        guard keep > 0 else { return [] }
        func precedes(_ a: (tokens: [UInt8], count: UInt64), _ b: (tokens: [UInt8], count: UInt64)) -> Bool {
            a.count != b.count ? a.count > b.count : a.tokens.lexicographicallyPrecedes(b.tokens)
        }
        // Holds up to twice the limit, then drops the lesser half: O(1) comparisons an entry on average.
        try forEachNGram(order: order) { tokens, count in
            found.append((Array(tokens.joined(separator: [0x20])), count))
            if limit != nil, found.count >= 2 * keep + 1024 {
                found.sort(by: precedes)
                found.removeLast(found.count - keep)
            }
        }
        found.sort(by: precedes)
        if found.count > keep { found.removeLast(found.count - keep) }
        return found
    }

    /// The vocabulary by rank, from 1.
    private func tokens() throws(ProfileError) -> [ArraySlice<UInt8>] {
        var arena: [UInt8] = []
        var ends: [Int] = [0]
        var cursor = VocabularyCursor(self)
        while try cursor.advance() {
            arena.append(contentsOf: cursor.token)
            ends.append(arena.count)
        }
        let all = arena
        return [[]] + ends.indices.dropLast().map { all[ends[$0]..<ends[$0 + 1]] }
    }
}
