import NGramStatistics
import Synchronization

extension CountTrie {
    /// The discounts of each order, from statistics of the adjusted counts.
    func discounts(_ options: EstimationOptions) throws -> [LanguageModel.OrderEstimate] {
        try levels.map { level in
            var numbers = try countsOfCounts(level)
            if let last = options.lastNGram, level.order < order { enterRawCount(of: last, level, &numbers) }
            var reason: String?
            let discounts: Discounts
            if level.order <= options.discounts.count {
                discounts = options.discounts[level.order - 1]
            } else {
                do throws(Discounts.Impossible) {
                    discounts = try Discounts(closedForm: numbers)
                } catch {
                    discounts = options.fallback
                    reason = error.reason
                }
            }
            return LanguageModel.OrderEstimate(
                order: level.order, ngrams: level.count,
                countsOfCounts: numbers, discounts: discounts, fallbackReason: reason)
        }
    }

    /// n₁ to n₄ of a level.
    private func countsOfCounts(_ level: CountLevel) throws -> [UInt64] {
        let totals = Mutex([UInt64](repeating: 0, count: 4))
        try forEachRange(of: level.count) { range in
            var numbers = InlineArray<8, UInt64>(repeating: 0)
            for place in range {
                let count = unsafe level.counts.base[place]
                if count < 5 { numbers[Int(count)] &+= 1 }
            }
            totals.withLock { for count in 1...4 { $0[count - 1] += numbers[count] } }
        }
        return totals.withLock { $0 }
    }

    /// Counts what an n-gram ends in by how often it occurs, not by how many words stand before it.
    private func enterRawCount(of last: [String], _ level: CountLevel, _ numbers: inout [UInt64]) {
        let words = last.suffix(level.order)
        guard words.count == level.order, !words.dropFirst().contains("<s>"),
            let place = place(of: Array(words)),
            let raw = try? profile.count(of: Array(words)) ?? nil
        else { return }
        func change(_ count: UInt64, _ body: (inout UInt64) -> Void) {
            if (1...4).contains(count) { body(&numbers[Int(count) - 1]) }
        }
        change(level.count(at: place)) { $0 -= 1 }
        change(raw) { $0 += 1 }
    }

    /// The place of an n-gram in its level.
    private func place(of words: [String]) -> Int? {
        var place = 0
        for (index, word) in words.enumerated() {
            let number = unsafe Array(word.utf8).withUnsafeBufferPointer { unsafe vocabulary.number(of: $0) }
            if index == 0 {
                place = Int(number)
            } else {
                guard let next = levels[index].place(of: number, below: place, of: levels[index - 1]) else {
                    return nil
                }
                place = next
            }
        }
        return place
    }
}
