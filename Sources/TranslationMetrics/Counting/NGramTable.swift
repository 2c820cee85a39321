/// The n-grams of a segment's references with their counts, as a trie in one hash table: a node is the slot that holds it, and
/// its key the node of the n-gram without its last token, and that token. Exact: keys are compared whole.
struct NGramTable {
    /// The empty n-gram.
    static let root: UInt32 = 0
    /// The empty n-gram of a second kind of token, whose n-grams are apart from those of the first.
    static let otherRoot = UInt32.max

    /// Node << 32 | token + 1, where the node of slot i is i + 1; 0 is an empty slot.
    private var keys: [UInt64] = []
    /// How often an n-gram occurs: the most in any reference so far.
    private var counts: [Int32] = []
    /// Occurrences that no n-gram of the hypothesis has used up.
    private var remaining: [Int32] = []
    /// Occurrences in the reference at hand.
    private var current: [Int32] = []

    /// Forgets everything and makes room for this many different n-grams.
    mutating func removeAll(reserving count: Int) {
        let capacity = count + count / 2 + 1
        keys.removeAll(keepingCapacity: true)
        keys.append(contentsOf: repeatElement(0, count: capacity))
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: capacity))
        beginReference()
    }

    /// Begins another reference; of an n-gram in several references, the largest count holds.
    mutating func beginReference() {
        current.removeAll(keepingCapacity: true)
        current.append(contentsOf: repeatElement(0, count: keys.count))
    }

    /// Counts the n-grams of orders 1 to `order` of a reference.
    mutating func addReference(_ tokens: [UInt32], order: Int, root: UInt32 = Self.root) {
        for start in tokens.indices {
            var node = root
            for token in tokens[start..<min(start + order, tokens.count)] {
                let key = Self.key(node, token)
                let slot = slot(of: key)
                keys[slot] = key
                current[slot] += 1
                if current[slot] > counts[slot] { counts[slot] = current[slot] }
                node = UInt32(slot + 1)
            }
        }
    }

    /// Begins another hypothesis, to which all n-grams of the references are free again.
    mutating func beginHypothesis() {
        remaining.removeAll(keepingCapacity: true)
        remaining.append(contentsOf: counts)
    }

    /// Adds to `matches`, by order, how many n-grams of a hypothesis the references have, each as often as they have it.
    mutating func addMatches(
        _ tokens: [UInt32], order: Int, root: UInt32 = Self.root, to matches: inout [Int], at first: Int, stride: Int
    ) {
        for start in tokens.indices {
            var node = root
            var place = first
            for token in tokens[start..<min(start + order, tokens.count)] {
                if token == TokenInterner.unknown { break }
                let slot = slot(of: Self.key(node, token))
                if keys[slot] == 0 { break }
                if remaining[slot] > 0 {
                    remaining[slot] -= 1
                    matches[place] += 1
                }
                node = UInt32(slot + 1)
                place += stride
            }
        }
    }

    @inline(__always)
    private static func key(_ node: UInt32, _ token: UInt32) -> UInt64 { UInt64(node) << 32 | UInt64(token + 1) }

    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        let hash = ((key ^ (key >> 32) &* 0x85EB_CA6B) &* 0x9E37_79B9_7F4A_7C15) >> 32
        var slot = Int((hash * UInt64(keys.count)) >> 32)
        while keys[slot] != 0, keys[slot] != key {
            slot += 1
            if slot == keys.count { slot = 0 }
        }
        return slot
    }
}
