import NGramStatistics

/// Draws documents of a corpus at random until they hold so many tokens, in one pass that remembers only numbers.
///
/// Those are drawn whose seeded hash is least. So neither the order of the documents nor threads have a say in it, copies are drawn together, and
/// samplers of parts merge to that of the whole.
struct CorpusSample: Sendable {
    private struct Entry {
        let priority: UInt64
        let tokens: Int
    }

    private let tokens: Int
    private let seed: UInt64
    private var entries: [Entry] = []
    private var held = 0
    /// Documents above it are not drawn.
    private var bound = UInt64.max

    /// - Parameter tokens: to draw, at least 1; the last document drawn may pass it.
    init(tokens: Int, seed: UInt64) {
        precondition(tokens >= 1)
        self.tokens = tokens
        self.seed = seed
    }

    mutating func add(_ hash: DocumentHash, tokens: Int) {
        let priority = Self.priority(hash, seed: seed)
        guard priority <= bound, tokens > 0 else { return }
        entries.append(Entry(priority: priority, tokens: tokens))
        held += tokens
        if held >= 2 * self.tokens, entries.count >= 4096 { shrink() }
    }

    mutating func merge(_ other: CorpusSample) {
        entries += other.entries
        held += other.held
        bound = min(bound, other.bound)
    }

    /// What tells the documents that were drawn from the others, now that all have been added.
    func drawn() -> Drawn {
        var sample = self
        sample.shrink()
        return Drawn(bound: sample.bound, seed: seed)
    }

    private mutating func shrink() {
        entries.sort { $0.priority < $1.priority }
        var (sum, end) = (0, 0)
        while end < entries.count, sum < tokens || entries[end].priority == entries[end - 1].priority {
            sum += entries[end].tokens
            end += 1
        }
        if sum >= tokens, end > 0 { bound = min(bound, entries[end - 1].priority) }
        entries.removeLast(entries.count - end)
        held = sum
    }

    private static func priority(_ hash: DocumentHash, seed: UInt64) -> UInt64 {
        StableHash.mix(
            StableHash.fold(hash.low ^ StableHash.mix(seed ^ StableHash.seed3), hash.high ^ StableHash.seed1))
    }

    /// The documents that were drawn, in two halves.
    struct Drawn: Sendable {
        fileprivate let bound: UInt64
        fileprivate let seed: UInt64

        func contains(_ hash: DocumentHash) -> Bool { CorpusSample.priority(hash, seed: seed) <= bound }

        /// The half that a document belongs to, 0 or 1, whether it was drawn or not; that of its copies as well.
        func half(of hash: DocumentHash) -> Int { Int(CorpusSample.priority(hash, seed: seed) & 1) }
    }
}
