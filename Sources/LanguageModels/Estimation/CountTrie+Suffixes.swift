import CKernels
import NGramStatistics

extension CountTrie {
    /// Leads each n-gram to the one that it ends in, and adjusts the counts below the highest order: an n-gram counts as often
    /// as there are different words before it (Kneser and Ney 1995, doi:10.1109/ICASSP.1995.479394). One that begins with `<s>`
    /// has none before it, and keeps its occurrences.
    ///
    /// Where there are no boundaries, the beginnings of texts count as one word more.
    func connectSuffixes() throws {
        for level in levels.dropFirst() {
            try forEachRange(of: levels[level.order - 2].count) { range in
                let isWhole = level.order == 2 ? connectWords(of: level, range) : connect(level, range)
                if !isWhole { throw damage }
            }
        }
        for level in levels where level.occurrences != nil {
            try forEachRange(of: level.count) { range in
                guard let occurrences = level.occurrences else { return }
                for place in range {
                    guard unsafe occurrences.base[place] > 0 else { continue }
                    // More than the n-grams that it ends: it stands at the beginning of a text as well.
                    unsafe level.counts.base[place] &+= 1
                }
            }
        }
    }

    /// Splits places among threads in ranges that do not depend on how many there are.
    func forEachRange(of count: Int, _ body: @escaping @Sendable (Range<Int>) throws -> Void) throws {
        try forEachRange(of: count) { _, range in try body(range) }
    }

    /// As above, with the number of each range.
    func forEachRange(of count: Int, _ body: @escaping @Sendable (Int, Range<Int>) throws -> Void) throws {
        let turns = TurnCounter(turns: Self.rangeCount(of: count))
        try WorkerThreads.run(threads) { _ in
            while let turn = turns.next() {
                let start = turn * Self.rangeSize
                try body(turn, start..<min(count, start + Self.rangeSize))
            }
        }
    }

    static func rangeCount(of count: Int) -> Int { (count + rangeSize - 1) / rangeSize }

    private static let rangeSize = 1 << 12

    /// n-grams of order 2 end in words.
    private func connectWords(of level: CountLevel, _ parents: Range<Int>) -> Bool {
        let shorter = levels[0]
        let firstChildren = unsafe shorter.firstChildren.base
        let range = unsafe Int(firstChildren[parents.lowerBound])..<Int(firstChildren[parents.upperBound])
        let wordCount = UInt32(shorter.count)
        for place in range {
            let word = unsafe level.words.base[place]
            if word >= wordCount { return false }
            unsafe level.suffixes.base[place] = shorter.firstNode + word
            unsafe kernel_increment(shorter.counts.base + Int(word))
            subtractOccurrences(of: level, place, from: shorter, Int(word))
        }
        return true
    }

    /// Longer ones: those that share all but the last word end in n-grams that do so too, and both ascend.
    private func connect(_ level: CountLevel, _ parents: Range<Int>) -> Bool {
        let shorter = levels[level.order - 2]
        let shortest = levels[level.order - 3]
        let firstChildren = unsafe shorter.firstChildren.base
        let words = unsafe level.words.base
        let sought = unsafe shorter.words.base
        let suffixes = unsafe level.suffixes.base
        let parentSuffixes = unsafe shorter.suffixes.base
        let firstNode = shorter.firstNode
        let shortestNode = shortest.firstNode
        let starts = unsafe shortest.firstChildren.base
        let counts = unsafe shorter.counts.base
        // Counts wait until the memory they are in has come.
        var waiting = unsafe Int(firstChildren[parents.lowerBound])
        for parent in parents {
            let far = min(parent &+ 2 &* Self.ahead, parents.upperBound &- 1)
            unsafe kernel_prefetch(starts + Int(parentSuffixes[far] &- shortestNode))
            let near = min(parent &+ Self.ahead, parents.upperBound &- 1)
            unsafe kernel_prefetch(sought + Int(starts[Int(parentSuffixes[near] &- shortestNode)]))
            let first = unsafe Int(firstChildren[parent])
            let last = unsafe Int(firstChildren[parent &+ 1])
            if first == last { continue }
            let suffix = unsafe Int(parentSuffixes[parent] &- shortestNode)
            var start = unsafe Int(starts[suffix])
            let end = unsafe Int(starts[suffix &+ 1])
            for place in first..<last {
                let word = unsafe words[place]
                start = unsafe OrderedSearch.lowerBound(word, in: sought, from: start, to: end)
                guard start < end, unsafe sought[start] == word else { return false }
                unsafe suffixes[place] = firstNode &+ UInt32(truncatingIfNeeded: start)
                unsafe kernel_prefetch(counts + start)
                subtractOccurrences(of: level, place, from: shorter, start)
                start &+= 1
                if place &- waiting >= Self.ahead {
                    unsafe kernel_increment(counts + Int(suffixes[waiting] &- firstNode))
                    waiting &+= 1
                }
            }
        }
        let end = unsafe Int(firstChildren[parents.upperBound])
        while waiting < end {
            unsafe kernel_increment(counts + Int(suffixes[waiting] &- firstNode))
            waiting &+= 1
        }
        return true
    }

    /// How many n-grams ahead memory is asked for.
    private static let ahead = 12

    @inline(__always)
    private func subtractOccurrences(of level: CountLevel, _ place: Int, from shorter: CountLevel, _ suffix: Int) {
        guard let rest = shorter.occurrences else { return }
        let count = level.occurrences.map { unsafe $0.base[place] } ?? level.count(at: place)
        unsafe kernel_subtract(rest.base + suffix, count)
    }
}
