/// A run of n-grams of one order with their counts, ascending by their ids.
///
/// Ids are ranks in the vocabulary, from 1, so the order is that of the profile file. Belongs to one thread at a time.
@safe final class NGramEntries {
    /// Entries of every block of a profile file but the last.
    static let blockCapacity = 16_384

    let order: Int
    private(set) var count = 0
    /// `order` ids for each entry.
    private(set) var ids: UnsafeMutablePointer<UInt32>
    private(set) var counts: UnsafeMutablePointer<UInt64>
    private var capacity: Int

    init(order: Int, capacity: Int = 64) {
        self.order = order
        self.capacity = capacity
        unsafe ids = Self.allocate(capacity * order, of: UInt32.self)
        unsafe counts = Self.allocate(capacity, of: UInt64.self)
    }

    deinit { free() }

    private func free() {
        unsafe LargeMemory.free(ids, capacity * order * MemoryLayout<UInt32>.stride)
        unsafe LargeMemory.free(counts, capacity * MemoryLayout<UInt64>.stride)
    }

    private static func allocate<T: BitwiseCopyable>(_ count: Int, of type: T.Type) -> UnsafeMutablePointer<T> {
        unsafe LargeMemory.allocate(count * MemoryLayout<T>.stride).bindMemory(to: type, capacity: count)
    }

    /// Entries for orders 2 to the highest.
    static func empty(upTo order: Int) -> [NGramEntries] {
        order < 2 ? [] : (2...order).map { NGramEntries(order: $0) }
    }

    func removeAll() { count = 0 }

    /// Says how many of the reserved entries have been filled in place.
    func setCount(_ filled: Int) {
        precondition(filled <= capacity)
        count = filled
    }

    /// Makes room for more entries.
    func reserve(_ more: Int) {
        if capacity - count < more { grow(to: count + more) }
    }

    /// Appends an n-gram.
    @inline(__always)
    func append(_ ngram: UnsafePointer<UInt32>, count occurrences: UInt64) {
        if count == capacity { grow(to: capacity * 2) }
        let place = unsafe ids + count * order
        for position in 0..<order { unsafe place[position] = unsafe ngram[position] }
        unsafe counts[count] = occurrences
        count += 1
    }

    /// Appends some of another's entries.
    func append(from other: NGramEntries, _ range: Range<Int>) {
        if capacity - count < range.count { grow(to: max(capacity * 2, count + range.count)) }
        unsafe (ids + count * order).update(from: other.ids + range.lowerBound * order, count: range.count * order)
        unsafe (counts + count).update(from: other.counts + range.lowerBound, count: range.count)
        count += range.count
    }

    private func grow(to newCapacity: Int) {
        let newIDs = unsafe Self.allocate(newCapacity * order, of: UInt32.self)
        let newCounts = unsafe Self.allocate(newCapacity, of: UInt64.self)
        unsafe newIDs.update(from: ids, count: count * order)
        unsafe newCounts.update(from: counts, count: count)
        free()
        unsafe ids = unsafe newIDs
        unsafe counts = unsafe newCounts
        capacity = newCapacity
    }
}
