/// Merges the bytes of a piece: of all neighbours that can merge, always those of the lowest rank, the leftmost of equals.
@safe
final class BytePairMerger {
    /// Pieces up to this length are merged by looking through all pairs each time; longer ones with a heap.
    static var shortLimit: Int { 128 }

    private let tables: BytePairTables
    private let tokens: UnsafeMutablePointer<UInt32>
    private let ranks: UnsafeMutablePointer<UInt32>
    private let starts: UnsafeMutablePointer<UInt32>
    private var nodes: [Node] = []
    private var heap: [UInt64] = []

    private struct Node {
        var token: UInt32
        /// The rank of this node and the one after; ``BytePairTables/noRank`` once it has been merged away.
        var rank: UInt32
        var previous: UInt32
        var next: UInt32
    }

    init(_ tables: BytePairTables) {
        self.tables = tables
        unsafe tokens = .allocate(capacity: Self.shortLimit)
        unsafe ranks = .allocate(capacity: Self.shortLimit)
        unsafe starts = .allocate(capacity: Self.shortLimit)
    }

    deinit {
        unsafe tokens.deallocate()
        unsafe ranks.deallocate()
        unsafe starts.deallocate()
    }

    /// Where the tokens of a piece of at most 32 bytes end, a bit for each byte.
    func ends(_ bytes: UnsafePointer<UInt8>, length: Int) -> UInt32 {
        let count = unsafe mergeShort(bytes, length: length)
        var ends: UInt32 = 1 << UInt32(length - 1)
        for index in 1..<max(1, count) { unsafe ends |= 1 << (starts[index] - 1) }
        return ends
    }

    /// Appends the tokens of a piece.
    ///
    /// - Complexity: *n* log *n* in its bytes, and up to 40 bytes of memory for each where there are more than 128.
    func cut(_ bytes: UnsafePointer<UInt8>, at offset: Int, length: Int, into list: inout TokenList) {
        if length > Self.shortLimit { return unsafe cutLong(bytes, at: offset, length: length, into: &list) }
        let count = unsafe mergeShort(bytes + offset, length: length)
        list.reserve(additional: count)
        for index in 0..<count {
            let end = index + 1 < count ? unsafe Int(starts[index + 1]) : length
            list.appendReserved(offset: offset + Int(unsafe starts[index]), end: offset + end)
        }
    }

    /// Leaves the starts of the tokens in `starts`.
    ///
    /// - Returns: how many tokens there are.
    private func mergeShort(_ bytes: UnsafePointer<UInt8>, length: Int) -> Int {
        let none = BytePairTables.noRank
        for index in 0..<length {
            unsafe tokens[index] = tables.byteTokens[Int(bytes[index])]
            unsafe starts[index] = UInt32(truncatingIfNeeded: index)
            unsafe ranks[index] =
                index + 1 < length ? tables.byteRanks[Int(bytes[index]) << 8 | Int(bytes[index + 1])] : none
        }
        var count = length
        while count > 1 {
            var least = none
            var place = 0
            for index in 0..<(count - 1) {
                let rank = unsafe ranks[index]
                if rank < least {
                    least = rank
                    place = index
                }
            }
            if least == none { break }
            let token = unsafe tables.merged[Int(least)]
            unsafe tokens[place] = token
            count -= 1
            for index in (place + 1)..<max(count, place + 1) {
                unsafe tokens[index] = tokens[index + 1]
                unsafe ranks[index] = ranks[index + 1]
                unsafe starts[index] = starts[index + 1]
            }
            unsafe ranks[place] = place + 1 < count ? tables.rank(token, tokens[place + 1]) : none
            if place > 0 { unsafe ranks[place - 1] = tables.rank(tokens[place - 1], token) }
        }
        return count
    }

    private func cutLong(_ bytes: UnsafePointer<UInt8>, at offset: Int, length: Int, into list: inout TokenList) {
        let none = BytePairTables.noRank
        nodes.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
        for index in 0..<length {
            let byte = unsafe Int(bytes[offset + index])
            let rank =
                index + 1 < length ? unsafe tables.byteRanks[byte << 8 | Int(bytes[offset + index + 1])] : none
            nodes.append(
                Node(
                    token: unsafe tables.byteTokens[byte], rank: rank,
                    previous: UInt32(truncatingIfNeeded: index &- 1), next: UInt32(truncatingIfNeeded: index + 1)))
            if rank != none { push(rank, index) }
        }
        while let entry = pop() {
            let place = Int(entry & 0xFFFF_FFFF)
            let rank = UInt32(entry >> 32)
            // The pair may have changed since it was put here.
            guard nodes[place].rank == rank else { continue }
            let gone = Int(nodes[place].next)
            let token = unsafe tables.merged[Int(rank)]
            nodes[gone].rank = none
            nodes[place].token = token
            nodes[place].next = nodes[gone].next
            let next = Int(nodes[place].next)
            if next < length {
                nodes[next].previous = UInt32(place)
                setRank(tables.rank(token, nodes[next].token), at: place)
            } else {
                nodes[place].rank = none
            }
            if place > 0 {
                let previous = Int(nodes[place].previous)
                setRank(tables.rank(nodes[previous].token, token), at: previous)
            }
        }
        var place = 0
        while place < length {
            let next = Int(nodes[place].next)
            list.append(offset: offset + place, end: offset + next)
            place = next
        }
        // One endless piece must not hold its memory for good.
        if nodes.capacity > 1 << 20 {
            nodes = []
            heap = []
        }
    }

    private func setRank(_ rank: UInt32, at place: Int) {
        nodes[place].rank = rank
        if rank != BytePairTables.noRank { push(rank, place) }
    }

    /// Puts a pair on the heap: by rank, then by place.
    private func push(_ rank: UInt32, _ place: Int) {
        heap.append(UInt64(rank) << 32 | UInt64(place))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if heap[parent] <= heap[child] { break }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private func pop() -> UInt64? {
        guard let least = heap.first, let last = heap.popLast() else { return nil }
        if heap.isEmpty { return least }
        var parent = 0
        while true {
            var child = parent * 2 + 1
            if child >= heap.count { break }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            if heap[child] >= last { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = last
        return least
    }
}
