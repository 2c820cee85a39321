/// The ids of tokens one after the other, documents apart by zeros, in large pieces of memory.
///
/// A document lies in one piece, and `gap` zeros follow it, so that a window of ids may reach past its end. Belongs to one
/// thread.
@safe final class TokenStream {
    /// Ids that lie one behind the other.
    @safe struct Piece {
        var ids: UnsafeMutablePointer<UInt32>
        /// Ids in it, zeros included.
        var count: Int
        fileprivate var capacity: Int
    }

    /// Zeros behind each document.
    let gap: Int
    private var all: [Piece] = []
    private var current = -1
    /// What pieces are cut from; freed with the stream.
    private var memory: [LargeMemory.Region] = []
    /// Memory given by others that no piece has been cut from yet.
    private var spare: LargeMemory.Region?

    /// Bytes of memory the stream holds.
    private(set) var memoryUse = 0

    private static let firstCapacity = 1 << 15
    private static let fullCapacity = 1 << 19

    init(gap: Int) { self.gap = gap }

    deinit {
        for region in memory { LargeMemory.free(region) }
    }

    /// The pieces that hold ids.
    var pieces: ArraySlice<Piece> { all.prefix(current + 1) }

    /// Room for the ids of one document; to be filled before the next call.
    func append(_ count: Int) -> UnsafeMutablePointer<UInt32> {
        let needed = count + gap
        while current < 0 || all[current].count + needed > all[current].capacity {
            if current + 1 == all.count { addPiece(atLeast: needed) }
            current += 1
        }
        let start = unsafe all[current].ids + all[current].count
        for index in count..<needed { unsafe start[index] = 0 }
        all[current].count += needed
        return unsafe start
    }

    /// Takes memory that is free, for ids to come: fresh pages cost as much as filling them.
    func adopt(_ region: LargeMemory.Region) {
        memory.append(region)
        memoryUse += region.byteCount
        spare = region
    }

    private func addPiece(atLeast needed: Int) {
        let capacity = max(needed, min(Self.fullCapacity, max(Self.firstCapacity, 2 * (all.last?.capacity ?? 0))))
        let byteCount = capacity * MemoryLayout<UInt32>.stride
        let base: UnsafeMutableRawPointer
        if let region = spare, region.byteCount >= byteCount {
            unsafe base = region.base
            let rest = region.byteCount - byteCount
            spare = rest > 0 ? unsafe LargeMemory.Region(base: region.base + byteCount, byteCount: rest) : nil
        } else {
            let region = LargeMemory.Region(byteCount: byteCount)
            memory.append(region)
            memoryUse += byteCount
            unsafe base = region.base
        }
        all.append(
            unsafe Piece(ids: base.bindMemory(to: UInt32.self, capacity: capacity), count: 0, capacity: capacity))
    }

    /// Forgets all ids, and keeps the memory for what comes next.
    func removeAll() {
        for index in all.indices { all[index].count = 0 }
        current = -1
    }
}
