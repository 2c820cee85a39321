import NGramStatistics

extension CountTrie {
    /// Reads the counts of a profile.
    ///
    /// - Parameter more: words to add, without occurrences.
    /// - Throws: ``LanguageModelError`` where the profile does not do for a model; `ProfileError` where it is damaged.
    /// - Complexity: O(n-grams); memory of 20 bytes for each n-gram below the highest order and 12 for each of it.
    init(_ profile: CorpusProfile, order: Int, vocabulary more: Set<String>, threads: Int) throws {
        try Self.check(profile, order: order)
        let hasBoundaries = profile.summary.boundaries != .none
        var builder = VocabularyBuilder()
        var tokenCounts: [UInt64] = [0]
        var added = more.subtracting(Self.reserved)
        try profile.forEachNGram(order: 1) { tokens, count in
            if tokens[0].first == UInt8(ascii: "<"), !hasBoundaries { try Self.checkReserved(tokens[0], profile) }
            builder.append(Array(tokens[0]))
            tokenCounts.append(count)
            if !added.isEmpty, let text = String(validating: tokens[0], as: UTF8.self) { added.remove(text) }
        }
        for word in added.sorted() {
            builder.append(Array(word.utf8))
            tokenCounts.append(0)
        }
        let vocabulary = try builder.finish()
        let counts = [vocabulary.count] + profile.summary.orders[1..<max(1, order)].map { Int($0.distinct) }
        guard counts.reduce(1, +) < Int(UInt32.max) else {
            throw LanguageModelError(
                .tooLarge, path: profile.path,
                message: "a model holds less than 2^32 n-grams, and this has more; take a lower order or less text")
        }
        var levels: [CountLevel] = []
        var firstNode = 1
        for (index, count) in counts.enumerated() {
            levels.append(
                try CountLevel(
                    order: index + 1, firstNode: UInt32(firstNode), count: count, isHighest: index + 1 == order,
                    keepsOccurrences: !hasBoundaries))
            firstNode += count
        }
        self.init(
            levels: levels, vocabulary: vocabulary, hasBoundaries: hasBoundaries, profile: profile, threads: threads)
        for (place, count) in tokenCounts.enumerated() {
            set(count, at: place, of: levels[0], firstWord: UInt32(place))
        }
        for level in levels.dropFirst() { try read(level) }
    }

    static let reserved: Set<String> = ["<s>", "</s>", "<unk>"]

    private static func check(_ profile: CorpusProfile, order: Int) throws {
        let summary = profile.summary
        func refuse(_ code: LanguageModelError.Code, _ message: String) -> LanguageModelError {
            LanguageModelError(code, path: profile.path, message: message)
        }
        guard summary.tokens > 0 else { throw refuse(.empty, "it counts no tokens; there is nothing to estimate from") }
        guard order <= summary.order else {
            throw refuse(
                .incompatible,
                "a model of order \(order) needs n-grams of that order, and it counts them up to order \(summary.order); "
                    + "profile again with --order \(order)")
        }
        guard summary.restriction == nil else {
            throw refuse(
                .incompatible,
                "it counts only the n-grams of another profile (--restrict-to), and a model needs them all; profile the "
                    + "whole text")
        }
        try profile.requireCompleteCounts(upToOrder: order)
    }

    private static func checkReserved(_ token: ArraySlice<UInt8>, _ profile: CorpusProfile) throws {
        guard reserved.contains(String(decoding: token, as: UTF8.self)) else { return }
        throw LanguageModelError(
            .incompatible, path: profile.path,
            message: "it counts a token of its text that language models reserve (<s>, </s>, <unk>); profile it with "
                + "--sentences records or lines, which says what becomes of them")
    }

    /// Puts the count of an n-gram where it belongs: among the adjusted counts where it is not adjusted.
    @inline(__always)
    private func set(_ count: UInt64, at place: Int, of level: CountLevel, firstWord: UInt32) {
        let isHighest = level.order == order
        if let occurrences = level.occurrences, !isHighest {
            unsafe occurrences.base[place] = count
        } else if isHighest || (level.order > 1 && firstWord == begin) {
            // The word <s> itself is never predicted.
            level.setCount(order == 1 && firstWord == begin ? 0 : count, at: place)
        }
    }

    /// Reads the n-grams of an order, 2 or more, on several threads.
    private func read(_ level: CountLevel) throws {
        let counts = profile.blockCounts(order: level.order)
        var starts = [0]
        for count in counts { starts.append(starts[starts.count - 1] + count) }
        guard starts[counts.count] == level.count else { throw damage }
        let edges = try ModelArray<UInt32>(count: 2 * counts.count)
        let blockStarts = starts
        let turns = TurnCounter(turns: counts.count)
        try WorkerThreads.run(threads) { _ in
            let reader = NGramBlockReader(profile, order: level.order)
            while let block = turns.next() {
                try reader.read(block)
                guard reader.count == counts[block] else { throw damage }
                let parents = try unsafe place(
                    reader.ids, reader.counts, count: reader.count, at: blockStarts[block], of: level)
                unsafe edges.base[2 * block] = UInt32(parents.first)
                unsafe edges.base[2 * block + 1] = UInt32(parents.last)
            }
        }
        // What lies between blocks: where the n-grams that begin as a block's first does begin.
        let firstChildren = levels[level.order - 2].firstChildren
        var last = -1
        for block in counts.indices {
            let first = unsafe Int(edges.base[2 * block])
            if first > last {
                for parent in last + 1...first { unsafe firstChildren.base[parent] = UInt32(starts[block]) }
            }
            last = unsafe Int(edges.base[2 * block + 1])
        }
        for parent in last + 1..<firstChildren.count { unsafe firstChildren.base[parent] = UInt32(level.count) }
    }

    /// Places n-grams of a block below those that they begin with.
    ///
    /// - Returns: the places of what the first and the last begin with.
    @inline(never)
    private func place(
        _ ids: UnsafePointer<UInt32>, _ occurrences: UnsafePointer<UInt64>, count: Int, at start: Int,
        of level: CountLevel
    ) throws -> (first: Int, last: Int) {
        let order = level.order
        let parents = levels[order - 2]
        let firstChildren = unsafe parents.firstChildren.base
        let words = unsafe level.words.base
        // By position: the place of the n-gram that ends there.
        var path = [Int](repeating: 0, count: order)
        var first = 0
        var entry = unsafe ids
        for index in 0..<count {
            var shared = 0
            if index > 0 {
                while shared < order - 1, unsafe entry[shared] == entry[shared - order] { shared += 1 }
            }
            if shared < order - 1 {
                let last = path[order - 2]
                for position in shared..<order - 1 {
                    guard let place = unsafe step(path, position, entry[position]) else { throw damage }
                    path[position] = place
                }
                let parent = path[order - 2]
                if index == 0 {
                    first = parent
                } else {
                    guard parent > last else { throw damage }
                    for place in last + 1...parent { unsafe firstChildren[place] = UInt32(start + index) }
                }
            }
            unsafe words[start + index] = entry[order - 1]
            unsafe set(occurrences[index], at: start + index, of: level, firstWord: entry[0])
            unsafe entry += order
        }
        return (first, path[order - 2])
    }

    /// The place of the n-gram that a position of a path leads to: mostly the one behind that which it led to.
    @inline(__always)
    private func step(_ path: [Int], _ position: Int, _ word: UInt32) -> Int? {
        if position == 0 { return Int(word) < levels[0].count ? Int(word) : nil }
        let level = levels[position]
        let above = levels[position - 1]
        let start = unsafe Int(above.firstChildren.base[path[position - 1]])
        let end = unsafe Int(above.firstChildren.base[path[position - 1] + 1])
        let guess = path[position] + 1
        if guess >= start, guess < end, unsafe level.words.base[guess] == word { return guess }
        if start < end, unsafe level.words.base[start] == word { return start }
        return level.place(of: word, below: path[position - 1], of: above)
    }
}
