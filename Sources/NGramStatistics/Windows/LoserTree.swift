/// Finds the least of several keys again and again, each time after the least has been replaced: the heart of a merge of
/// many sorted sequences.
///
/// Equal keys come in the order of their sources. Belongs to one thread.
@safe struct LoserTree<Key: Comparable & BitwiseCopyable>: ~Copyable {
    private let count: Int
    private let keys: UnsafeMutablePointer<Key>
    /// By inner node: the source that lost there.
    private let losers: UnsafeMutablePointer<Int32>
    /// The source with the least key.
    private(set) var winner = 0

    /// - Parameter keys: the first key of each source; at least one.
    init(_ keys: [Key]) {
        precondition(!keys.isEmpty)
        count = keys.count
        unsafe self.keys = .allocate(capacity: count)
        unsafe losers = .allocate(capacity: count)
        for index in 0..<count { unsafe self.keys[index] = keys[index] }
        winner = build(node: 1)
    }

    deinit {
        unsafe keys.deallocate()
        unsafe losers.deallocate()
    }

    /// The least key.
    var least: Key {
        @inline(__always) get { unsafe keys[winner] }
    }

    /// Gives the source of the least key its next one.
    @inline(__always)
    mutating func replaceLeast(_ key: Key) {
        unsafe keys[winner] = key
        var best = winner
        var bestKey = key
        var node = (best &+ count) &>> 1
        while node > 0 {
            let other = unsafe Int(losers[node])
            let otherKey = unsafe keys[other]
            if otherKey < bestKey || (otherKey == bestKey && other < best) {
                unsafe losers[node] = Int32(truncatingIfNeeded: best)
                best = other
                bestKey = otherKey
            }
            node &>>= 1
        }
        winner = best
    }

    /// Plays the matches under a node; leaves are the nodes from `count` up.
    private func build(node: Int) -> Int {
        if node >= count { return node - count }
        let left = build(node: 2 * node)
        let right = build(node: 2 * node + 1)
        let leftWins = unsafe keys[left] < keys[right] || (keys[left] == keys[right] && left < right)
        unsafe losers[node] = Int32(leftWins ? right : left)
        return leftWins ? left : right
    }
}
