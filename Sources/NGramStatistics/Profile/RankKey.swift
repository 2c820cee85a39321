/// The ranks of an n-gram's tokens, packed so that comparing keys of one order compares the n-grams' places in a profile.
struct RankKey: Comparable, Sendable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var last: UInt32 = 0

    init() {}

    /// - Parameter count: how many ranks there are, up to five.
    init(_ ranks: UnsafePointer<UInt32>, count: Int) {
        for position in 0..<count { self[position] = unsafe ranks[position] }
    }

    /// The words of a hash in place of ranks, high first: keys compare as hashes do.
    init(hash: UInt64...) {
        for (index, word) in hash.enumerated() {
            self[2 * index] = UInt32(truncatingIfNeeded: word >> 32)
            self[2 * index + 1] = UInt32(truncatingIfNeeded: word)
        }
    }

    /// Up to five ranks; those past the order are 0.
    subscript(index: Int) -> UInt32 {
        @inline(__always) get {
            switch index {
            case 0: UInt32(truncatingIfNeeded: first >> 32)
            case 1: UInt32(truncatingIfNeeded: first)
            case 2: UInt32(truncatingIfNeeded: second >> 32)
            case 3: UInt32(truncatingIfNeeded: second)
            default: last
            }
        }
        @inline(__always) set {
            switch index {
            case 0: first = (first & 0xFFFF_FFFF) | UInt64(newValue) << 32
            case 1: first = (first & ~0xFFFF_FFFF) | UInt64(newValue)
            case 2: second = (second & 0xFFFF_FFFF) | UInt64(newValue) << 32
            case 3: second = (second & ~0xFFFF_FFFF) | UInt64(newValue)
            default: last = newValue
            }
        }
    }

    /// Lends the ranks of all five positions.
    func withRanks<R>(_ body: (UnsafePointer<UInt32>) throws -> R) rethrows -> R {
        var ranks: InlineArray<5, UInt32> = [self[0], self[1], self[2], self[3], self[4]]
        return try unsafe withUnsafePointer(to: &ranks) {
            try unsafe $0.withMemoryRebound(to: UInt32.self, capacity: 5) { try unsafe body($0) }
        }
    }

    @inline(__always)
    static func < (a: RankKey, b: RankKey) -> Bool {
        if a.first != b.first { return a.first < b.first }
        if a.second != b.second { return a.second < b.second }
        return a.last < b.last
    }

    @inline(__always)
    static func == (a: RankKey, b: RankKey) -> Bool {
        a.first == b.first && a.second == b.second && a.last == b.last
    }
}

extension RankKey: Hashable {
    func hash(into hasher: inout Hasher) {
        hasher.combine(first)
        hasher.combine(second)
        hasher.combine(last)
    }
}
