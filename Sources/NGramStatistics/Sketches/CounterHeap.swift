/// The counters of a Space-Saving sketch: found by item, the least one at hand.
struct CounterHeap: Sendable {
    struct Counter: Sendable {
        var item: [UInt8]
        var hash: UInt64
        /// Upper bound of the item's count.
        var count: UInt64
        /// By how much it may be too high.
        var error: UInt64

        /// The order in which counters give way: by count, then by the greater hash, then by the greater item.
        func isEvictedBefore(_ other: Counter) -> Bool {
            if count != other.count { return count < other.count }
            if hash != other.hash { return hash > other.hash }
            return other.item.lexicographicallyPrecedes(item)
        }

        func adding(count: UInt64, error: UInt64) -> Counter {
            Counter(item: item, hash: hash, count: self.count + count, error: self.error + error)
        }
    }

    let capacity: Int
    /// Items by index; an item stays where it is while it is kept. Its numbers lie apart, so that looking for the least
    /// touches no item.
    private var items: [[UInt8]] = []
    private var hashes: [UInt64] = []
    private var counts: [UInt64] = []
    private var errors: [UInt64] = []
    /// What the order of counters depends on but in the rarest ties.
    private struct Node {
        /// The counter's count, or an earlier one (counting again leaves the heap alone), and below it the complement of its
        /// hash.
        var key: UInt128
        var index: Int32

        init(count: UInt64, hash: UInt64, index: Int32) {
            key = UInt128(count) << 64 | UInt128(~hash)
            self.index = index
        }

        var count: UInt64 { UInt64(truncatingIfNeeded: key >> 64) }
    }

    /// Counters as a heap of fours, the next to give way first. The first node always has its counter's count; it is the
    /// least, since the counts of the others are at least those of their nodes.
    private var heap: [Node] = []
    /// Counters' indices by hash, open addressing, −1 for none; grows with the counters.
    private var table: [Int32] = [Int32](repeating: -1, count: 16)

    init(capacity: Int) { self.capacity = capacity }

    /// - Precondition: at most as many counters as the capacity, of different items.
    init(capacity: Int, counters: [Counter]) {
        self.init(capacity: capacity)
        for counter in counters { append(counter) }
    }

    var isFull: Bool { items.count == capacity }
    /// The least count; of no counters 0.
    var least: UInt64 { heap.first?.count ?? 0 }

    var counters: [Counter] { items.indices.map { counter($0) } }

    private func counter(_ index: Int) -> Counter {
        Counter(item: items[index], hash: hashes[index], count: counts[index], error: errors[index])
    }

    func counter(_ item: [UInt8], hash: UInt64) -> Counter? {
        let index = table[slot(item, hash)]
        return index >= 0 ? counter(Int(index)) : nil
    }

    mutating func add(_ item: [UInt8], hash: UInt64, count: UInt64) {
        let found = table[slot(item, hash)]
        if found >= 0 {
            counts[Int(found)] += count
            if heap[0].index == found { settle() }
        } else if !isFull {
            append(Counter(item: item, hash: hash, count: count, error: 0))
        } else {
            let index = heap[0].index
            remove(index)
            let least = counts[Int(index)]
            items[Int(index)] = item
            hashes[Int(index)] = hash
            counts[Int(index)] = least + count
            errors[Int(index)] = least
            table[slot(item, hash)] = index
            heap[0] = Node(count: least + count, hash: hash, index: index)
            sink()
            settle()
        }
    }

    /// Keeps an item that is not kept yet, where there is room.
    mutating func append(_ counter: Counter) {
        if 2 * (items.count + 1) > table.count { grow() }
        let index = Int32(items.count)
        table[slot(counter.item, counter.hash)] = index
        items.append(counter.item)
        hashes.append(counter.hash)
        counts.append(counter.count)
        errors.append(counter.error)
        heap.append(Node(count: counter.count, hash: counter.hash, index: index))
        rise()
    }

    /// Where an item's index is in the table, or belongs.
    @inline(__always)
    private func slot(_ item: [UInt8], _ hash: UInt64) -> Int {
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot] >= 0 {
            let index = Int(table[slot])
            if hashes[index] == hash, items[index] == item { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    /// Takes a counter out of the table, moving up what had to go further because of it.
    private mutating func remove(_ index: Int32) {
        let mask = table.count - 1
        var hole = Int(truncatingIfNeeded: hashes[Int(index)]) & mask
        while table[hole] != index { hole = (hole + 1) & mask }
        var next = (hole + 1) & mask
        while table[next] >= 0 {
            let home = Int(truncatingIfNeeded: hashes[Int(table[next])]) & mask
            if (next - home) & mask >= (next - hole) & mask {
                table[hole] = table[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        table[hole] = -1
    }

    private mutating func grow() {
        table = [Int32](repeating: -1, count: 2 * table.count)
        for index in items.indices { table[slot(items[index], hashes[index])] = Int32(index) }
    }

    @inline(__always)
    private func precedes(_ a: Node, _ b: Node) -> Bool {
        if a.key != b.key { return a.key < b.key }
        return items[Int(b.index)].lexicographicallyPrecedes(items[Int(a.index)])
    }

    /// Puts the last node in its place.
    private mutating func rise() {
        var position = heap.count - 1
        let node = heap[position]
        while position > 0 {
            let parent = (position - 1) / 4
            if !precedes(node, heap[parent]) { break }
            heap[position] = heap[parent]
            position = parent
        }
        heap[position] = node
    }

    /// Puts the first node in its place.
    private mutating func sink() {
        var position = 0
        let node = heap[0]
        while 4 * position + 1 < heap.count {
            var child = 4 * position + 1
            for other in child + 1..<min(child + 4, heap.count) where precedes(heap[other], heap[child]) {
                child = other
            }
            if !precedes(heap[child], node) { break }
            heap[position] = heap[child]
            position = child
        }
        heap[position] = node
    }

    /// Brings the first node up to its counter's count, until one is there that has it.
    private mutating func settle() {
        while case let index = Int(heap[0].index), heap[0].count != counts[index] {
            heap[0] = Node(count: counts[index], hash: hashes[index], index: heap[0].index)
            sink()
        }
    }
}
