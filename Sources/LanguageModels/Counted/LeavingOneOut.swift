import RealModule

/// Probabilities of a text's tokens under the model of its own counts, each without the one occurrence that it predicts.
///
/// Taking one occurrence of h w away takes 1 from c(h w) and from c(h), and moves what discounts take off h's counts; where nothing of h w is left, the
/// n-gram that it ends in has one word less before it, and so on (H. Ney, U. Essen, R. Kneser 1995, doi:10.1109/34.476512). The discounts stay what they
/// were. Tokens are left out one by one, not documents: a word that a document repeats still helps to predict itself.
struct LeavingOneOut: Sendable {
    private let trie: CountTrie
    /// By level: what is taken off adjusted counts of 0 to 3 and more.
    private let amounts: [[Double]]
    /// By level and place of what n-grams begin with: the sum of their adjusted counts, and of what discounts take off; of level 0 one each.
    private let totals: [ModelArray<UInt64>]
    private let discounted: [ModelArray<Double>]
    /// Words that the even part of unigrams is shared among.
    private let vocabularyCount: Double

    /// - Parameter vocabularyCount: as in ``EstimationOptions``.
    /// - Complexity: O(n-grams); memory of 16 bytes for each below the highest order.
    init(_ trie: CountTrie, vocabularyCount: Int?) throws {
        self.trie = trie
        let discounts = try trie.discounts(EstimationOptions(threads: trie.threads)).map(\.discounts)
        amounts = discounts.map { [0, $0.one, $0.two, $0.threeOrMore] }
        let words = trie.levels[0].count - (trie.begin == nil ? 0 : 1)
        self.vocabularyCount = Double(max(words, vocabularyCount ?? 0))
        var totals: [ModelArray<UInt64>] = []
        var discounted: [ModelArray<Double>] = []
        for (index, level) in trie.levels.enumerated() {
            let parents = index == 0 ? 1 : trie.levels[index - 1].count
            let sums = try ModelArray<UInt64>(count: parents)
            let taken = try ModelArray<Double>(count: parents)
            let amounts = amounts[index]
            @Sendable func add(_ parent: Int, _ children: Range<Int>) {
                var (total, off) = (UInt64(0), 0.0)
                for place in children {
                    let count = level.count(at: place)
                    total += count
                    off += amounts[Int(min(count, 3))]
                }
                unsafe sums.base[parent] = total
                unsafe taken.base[parent] = off
            }
            if index == 0 {
                add(0, 0..<level.count)
            } else {
                let firstChildren = trie.levels[index - 1].firstChildren
                try trie.forEachRange(of: parents) { range in
                    for parent in range {
                        add(parent, unsafe Int(firstChildren.base[parent])..<Int(firstChildren.base[parent + 1]))
                    }
                }
            }
            totals.append(sums)
            discounted.append(taken)
        }
        self.totals = totals
        self.discounted = discounted
    }

    /// −ln p of an n-gram's last word after the others, without one of its occurrences and with it.
    ///
    /// - Parameters:
    ///   - parent: the place of what the n-gram begins with.
    ///   - isRemoved: whether one occurrence less changes the n-gram's adjusted count.
    func surprise(level: Int, place: Int, parent: Int, isRemoved: Bool) -> (without: Double, with: Double) {
        let probability = probability(level, place, parent, isRemoved: isRemoved)
        return (-Double.log(probability.without), -Double.log(probability.with))
    }

    private func probability(
        _ index: Int, _ place: Int, _ parent: Int, isRemoved: Bool
    ) -> (without: Double, with: Double) {
        let count = trie.levels[index].count(at: place)
        let total = unsafe totals[index].base[parent]
        let off = unsafe discounted[index].base[parent]
        let taken = amounts[index][Int(min(count, 3))]
        let lower: (without: Double, with: Double)
        if index == 0 {
            lower = (1 / vocabularyCount, 1 / vocabularyCount)
        } else {
            let level = trie.levels[index]
            let shorter = unsafe Int(level.suffixes.base[place] - trie.levels[index - 1].firstNode)
            let shorterParent =
                index == 1
                ? 0 : unsafe Int(trie.levels[index - 1].suffixes.base[parent] - trie.levels[index - 2].firstNode)
            lower = probability(index - 1, shorter, shorterParent, isRemoved: isRemoved && count == 1)
        }
        let with = Self.interpolate(count, total, taken: taken, off: off, lower.with)
        guard isRemoved else { return (Self.interpolate(count, total, taken: taken, off: off, lower.without), with) }
        let rest = amounts[index][Int(min(count - 1, 3))]
        let without = Self.interpolate(count - 1, total - 1, taken: rest, off: off - taken + rest, lower.without)
        return (without, with)
    }

    /// - Parameters:
    ///   - total: the sum over all that follows the same words; where it is 0 they are as good as unknown.
    ///   - off: what discounts take off that sum.
    private static func interpolate(
        _ count: UInt64, _ total: UInt64, taken: Double, off: Double, _ lower: Double
    ) -> Double {
        total > 0 ? ((Double(count) - taken) + off * lower) / Double(total) : lower
    }
}
