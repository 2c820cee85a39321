import NGramStatistics
import Synchronization

/// One order's n-grams while a model is estimated; see ``ModelLevel``, whose memory this becomes.
final class CountLevel: Sendable {
    let order: Int
    let firstNode: UInt32
    let count: Int
    let words: ModelArray<UInt32>
    let firstChildren: ModelArray<UInt32>
    let suffixes: ModelArray<UInt32>
    /// Adjusted counts, and in their place, once they are known, probabilities.
    let counts: ModelArray<UInt32>
    let backoffs: ModelArray<Float>
    /// Where no boundaries are counted, and below the highest order: occurrences, of which those behind another token are then
    /// taken off, so that those at the beginning of a text are left.
    let occurrences: ModelArray<UInt64>?
    /// Counts that 32 bits cannot hold, by place; their entry among the counts is ``largeCount``.
    let largeCounts = Mutex<[Int: UInt64]>([:])

    static let largeCount = UInt32.max

    init(order: Int, firstNode: UInt32, count: Int, isHighest: Bool, keepsOccurrences: Bool) throws(LanguageModelError)
    {
        self.order = order
        self.firstNode = firstNode
        self.count = count
        words = try ModelArray(count: order > 1 ? count : 0)
        suffixes = try ModelArray(count: order > 1 ? count : 0)
        firstChildren = try ModelArray(count: isHighest ? 0 : count + 1)
        backoffs = try ModelArray(count: isHighest ? 0 : count)
        counts = try ModelArray(count: count)
        occurrences = keepsOccurrences && !isHighest ? try ModelArray(count: count) : nil
    }

    /// Sets an adjusted count.
    @inline(__always)
    func setCount(_ count: UInt64, at place: Int) {
        if count < UInt64(Self.largeCount) {
            unsafe counts.base[place] = UInt32(truncatingIfNeeded: count)
        } else {
            unsafe counts.base[place] = Self.largeCount
            largeCounts.withLock { $0[place] = count }
        }
    }

    /// An adjusted count.
    @inline(__always)
    func count(at place: Int) -> UInt64 {
        let count = unsafe counts.base[place]
        return count == Self.largeCount ? largeCount(at: place) : UInt64(count)
    }

    @inline(never)
    private func largeCount(at place: Int) -> UInt64 { largeCounts.withLock { $0[place] } ?? UInt64(Self.largeCount) }

    /// The place of an n-gram among those that begin with the one at a place of the level before.
    @inline(__always)
    func place(of word: UInt32, below parent: Int, of level: CountLevel) -> Int? {
        let start = unsafe Int(level.firstChildren.base[parent])
        let end = unsafe Int(level.firstChildren.base[parent + 1])
        let place = unsafe OrderedSearch.find(word, in: words.base, from: start, to: end)
        return place < 0 ? nil : place
    }
}

/// The counts of a profile as a trie, from which a model is estimated.
struct CountTrie: Sendable {
    var levels: [CountLevel]
    let vocabulary: ModelVocabulary
    /// Whether the counts have sentence boundaries.
    let hasBoundaries: Bool
    let profile: CorpusProfile
    let threads: Int

    var order: Int { levels.count }

    /// The word `<s>`, which begins n-grams whose counts are not adjusted.
    var begin: UInt32? { hasBoundaries ? vocabulary.begin : nil }

    var damage: LanguageModelError {
        LanguageModelError(
            .corrupt, path: profile.path,
            message: "its n-grams contradict each other: parts of some are not listed; make the profile anew")
    }
}
