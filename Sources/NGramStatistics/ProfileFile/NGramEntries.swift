/// A run of n-grams of one order with their counts, ascending by their ids.
///
/// Ids are ranks in the vocabulary, from 1, so the order is that of the profile file. Belongs to one thread at a time.
@safe final class NGramEntries {
    /// Entries of every block of a profile file but the last.
    static let blockCapacity = 16_384

    let order: Int
    /// Where the entries are; stays where it is as long as this value, for loops that must not count references.
    let storage: UnsafeMutablePointer<Storage>

    @safe struct Storage {
        let order: Int
        var count = 0
        /// `order` ids for each entry.
        var ids: UnsafeMutablePointer<UInt32>
        var counts: UnsafeMutablePointer<UInt64>
        /// How many leading ids an entry shares with the one before.
        var shared: UnsafeMutablePointer<UInt8>
        var capacity: Int

        init(order: Int, capacity: Int) {
            self.order = order
            self.capacity = capacity
            unsafe ids = Self.allocate(capacity * order, of: UInt32.self)
            unsafe counts = Self.allocate(capacity, of: UInt64.self)
            unsafe shared = Self.allocate(capacity, of: UInt8.self)
        }

        /// Appends an n-gram.
        ///
        /// - Parameter sharedCount: how many leading ids it shares with the one before.
        @inline(__always)
        mutating func append(_ ngram: UnsafePointer<UInt32>, count occurrences: UInt64, shared sharedCount: Int) {
            if count == capacity { grow(to: capacity * 2) }
            let place = unsafe ids + count &* order
            var position = 0
            while position < order {
                unsafe place[position] = unsafe ngram[position]
                position &+= 1
            }
            unsafe counts[count] = occurrences
            unsafe shared[count] = UInt8(truncatingIfNeeded: sharedCount)
            count &+= 1
        }

        /// How many leading ids an n-gram shares with the last one; 0 where there is none.
        func sharedCount(with ngram: UnsafePointer<UInt32>) -> Int {
            guard count > 0 else { return 0 }
            let last = unsafe ids + (count - 1) * order
            var shared = 0
            while shared < order - 1, unsafe ngram[shared] == last[shared] { shared += 1 }
            return shared
        }

        @inline(never)
        mutating func grow(to newCapacity: Int) {
            var new = Storage(order: order, capacity: newCapacity)
            unsafe new.ids.update(from: ids, count: count * order)
            unsafe new.counts.update(from: counts, count: count)
            unsafe new.shared.update(from: shared, count: count)
            new.count = count
            free()
            self = new
        }

        func free() {
            unsafe LargeMemory.free(ids, capacity * order * MemoryLayout<UInt32>.stride)
            unsafe LargeMemory.free(counts, capacity * MemoryLayout<UInt64>.stride)
            unsafe LargeMemory.free(shared, capacity)
        }

        private static func allocate<T: BitwiseCopyable>(_ count: Int, of type: T.Type) -> UnsafeMutablePointer<T> {
            unsafe LargeMemory.allocate(count * MemoryLayout<T>.stride).bindMemory(to: type, capacity: count)
        }
    }

    init(order: Int, capacity: Int = 64) {
        self.order = order
        unsafe storage = .allocate(capacity: 1)
        unsafe storage.initialize(to: Storage(order: order, capacity: capacity))
    }

    deinit {
        unsafe storage.pointee.free()
        unsafe storage.deallocate()
    }

    /// Entries for orders 2 to the highest.
    static func empty(upTo order: Int) -> [NGramEntries] {
        order < 2 ? [] : (2...order).map { NGramEntries(order: $0) }
    }

    var count: Int { unsafe storage.pointee.count }
    var ids: UnsafeMutablePointer<UInt32> { unsafe storage.pointee.ids }
    var counts: UnsafeMutablePointer<UInt64> { unsafe storage.pointee.counts }
    var shared: UnsafeMutablePointer<UInt8> { unsafe storage.pointee.shared }

    func removeAll() { unsafe storage.pointee.count = 0 }

    /// Says how many of the reserved entries have been filled in place.
    func setCount(_ filled: Int) {
        unsafe precondition(filled <= storage.pointee.capacity)
        unsafe storage.pointee.count = filled
    }

    /// Makes room for more entries.
    func reserve(_ more: Int) {
        let needed = count + more
        if unsafe needed > storage.pointee.capacity { unsafe storage.pointee.grow(to: needed) }
    }

    /// Appends an n-gram.
    func append(_ ngram: UnsafePointer<UInt32>, count occurrences: UInt64) {
        unsafe storage.pointee.append(
            ngram, count: occurrences, shared: storage.pointee.sharedCount(with: ngram))
    }

    /// Appends some of another's entries.
    func append(from other: NGramEntries, _ range: Range<Int>) {
        let needed = count + range.count
        if unsafe needed > storage.pointee.capacity {
            unsafe storage.pointee.grow(to: max(storage.pointee.capacity * 2, needed))
        }
        if range.isEmpty { return }
        let sharedByFirst = unsafe storage.pointee.sharedCount(with: other.ids + range.lowerBound * order)
        unsafe (shared + count).update(from: other.shared + range.lowerBound, count: range.count)
        unsafe shared[count] = UInt8(truncatingIfNeeded: sharedByFirst)
        unsafe (ids + count * order).update(from: other.ids + range.lowerBound * order, count: range.count * order)
        unsafe (counts + count).update(from: other.counts + range.lowerBound, count: range.count)
        setCount(needed)
    }
}
