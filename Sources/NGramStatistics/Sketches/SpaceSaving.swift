/// A sketch of the most frequent items, with a lower and an upper bound on the count of each that always hold.
///
/// It keeps `capacity` items. Any item that makes up more than 1/capacity of the whole is among them, and no upper
/// bound is too high by more than ``errorBound``, which is at most N/capacity; on skewed data such as n-grams it is far
/// less. Nothing is random: the result follows from the items and their order, ties falling by the items' hashes.
///
/// Merging keeps these guarantees for the sum. It commutes byte for byte; under other groupings the bounds hold as
/// well, but may differ.
///
/// Source: A. Metwally, D. Agrawal, A. El Abbadi (2005), doi:10.1007/978-3-540-30570-5_27; merging: P. Agarwal, G.
/// Cormode, Z. Huang, J. Phillips, Z. Wei, K. Yi, ACM Transactions on Database Systems 38 (2013) 26,
/// doi:10.1145/2500128 (PODS 2012).
public struct SpaceSaving: Sendable {
    /// An item and the bounds of its count.
    public struct Item: Sendable, Hashable {
        public let bytes: [UInt8]
        public let bounds: CountBounds
    }

    static let capacities = 1...1 << 26

    /// Items kept at most.
    public let capacity: Int
    /// N: the sum of all counts added.
    public private(set) var total: UInt64 = 0
    var counters: CounterHeap

    /// An empty sketch.
    ///
    /// - Precondition: a capacity of 1 to 2²⁶.
    public init(capacity: Int) {
        precondition(Self.capacities.contains(capacity), "a Space-Saving sketch keeps 1 to 2^26 items")
        self.capacity = capacity
        counters = CounterHeap(capacity: capacity)
    }

    init(capacity: Int, total: UInt64, counters: CounterHeap) {
        self.capacity = capacity
        self.total = total
        self.counters = counters
    }

    /// Adds to the count of an item.
    ///
    /// - Precondition: fewer than 2⁶³ in all.
    /// - Complexity: O(log capacity), and the item's bytes.
    public mutating func add(_ item: [UInt8], count: UInt64 = 1) {
        precondition(count < 1 << 63 - total, "a sketch counts fewer than 2^63")
        guard count > 0 else { return }
        total += count
        counters.add(item, hash: SketchHash.hash(item), count: count)
    }

    /// What the count of an item that is not kept is at most: the least upper bound of those kept, 0 while there is
    /// room.
    public var errorBound: UInt64 { counters.isFull ? counters.least : 0 }

    /// The count of an item, kept or not.
    public func bounds(_ item: [UInt8]) -> CountBounds {
        guard let counter = counters.counter(item, hash: SketchHash.hash(item)) else {
            return CountBounds(lower: 0, upper: errorBound)
        }
        return CountBounds(lower: counter.count - counter.error, upper: counter.count)
    }

    /// The items kept, by upper bound descending, then by lower bound descending, then by their bytes.
    ///
    /// - Complexity: O(capacity log capacity).
    public var items: [Item] {
        counters.counters.sorted {
            if $0.count != $1.count { return $0.count > $1.count }
            if $0.error != $1.error { return $0.error < $1.error }
            return $0.item.lexicographicallyPrecedes($1.item)
        }.map { Item(bytes: $0.item, bounds: CountBounds(lower: $0.count - $0.error, upper: $0.count)) }
    }

    /// The items that certainly make up more than a share of the whole, by upper bound descending.
    ///
    /// Items whose count lies on both sides of the share are left out here and found in ``candidates(moreThan:)``.
    public func certain(moreThan share: Double) -> [Item] {
        items.filter { Double($0.bounds.lower) > share * Double(total) }
    }

    /// All items that may make up more than a share of the whole, by upper bound descending: complete for shares from
    /// ``errorBound``/``total`` up.
    public func candidates(moreThan share: Double) -> [Item] {
        items.filter { Double($0.bounds.upper) > share * Double(total) }
    }

    /// Adds the counts of another sketch.
    ///
    /// - Throws: ``SketchError`` where the capacities differ, or the sum is too large.
    /// - Complexity: O(capacity log capacity).
    public mutating func merge(_ other: SpaceSaving) throws(SketchError) {
        guard capacity == other.capacity else {
            throw SketchError(
                .incompatible,
                "Space-Saving sketches of \(capacity) and \(other.capacity) items do not merge; make both with one capacity"
            )
        }
        guard other.total < 1 << 63 - total else { throw SketchError.overflow }
        // What one sketch does not keep it may have seen as often as its least counter says.
        var sums: [CounterHeap.Counter] = []
        for counter in counters.counters {
            let match = other.counters.counter(counter.item, hash: counter.hash)
            sums.append(
                counter.adding(count: match?.count ?? other.errorBound, error: match?.error ?? other.errorBound))
        }
        for counter in other.counters.counters where counters.counter(counter.item, hash: counter.hash) == nil {
            sums.append(counter.adding(count: errorBound, error: errorBound))
        }
        sums.sort { $1.isEvictedBefore($0) }
        total += other.total
        counters = CounterHeap(capacity: capacity, counters: Array(sums.prefix(capacity)))
    }
}
