/// The n-grams of one order of a profile in order, as keys over the union of several profiles' vocabularies.
@safe final class ProfileNGrams<Key: WindowKey> {
    private var blocks: NGramBlocks
    private let ranks: IncreasingSequence
    private let layout: WindowLayout
    private let keys = LargeBuffer<Key>(count: NGramEntries.blockCapacity)
    private var more: LargeBuffer<Key>?
    /// The keys of the current block, in one of the two buffers.
    private var base: UnsafeMutablePointer<Key>
    private let counts: UnsafeMutablePointer<NGramEntries.Storage>
    private var position = -1
    private var filled = 0

    /// - Parameter ranks: by the profile's ranks, those of the union.
    init(_ profile: CorpusProfile, ranks: IncreasingSequence, layout: WindowLayout) {
        blocks = NGramBlocks(profile, order: layout.order)
        self.ranks = ranks
        self.layout = layout
        unsafe counts = unsafe blocks.entries.storage
        unsafe base = unsafe keys.base
    }

    /// How often the current n-gram occurs.
    var count: UInt64 {
        @inline(__always) get { unsafe counts.pointee.counts[position] }
    }

    /// Moves to the next n-gram.
    ///
    /// - Returns: its key, `Key.none` at the end.
    @inline(__always)
    func advance() throws(ProfileError) -> Key {
        position &+= 1
        if position < filled { return unsafe base[position] }
        return try refill()
    }

    @inline(never)
    private func refill() throws(ProfileError) -> Key {
        guard try blocks.advance() else { return .none }
        let entries = blocks.entries
        filled = entries.count
        position = 0
        // Blocks of other writers may be larger.
        more = filled > keys.count ? LargeBuffer(count: filled) : nil
        let order = layout.order
        let base = unsafe (more ?? keys).base
        unsafe self.base = unsafe base
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: order) { mapped in
            var ids = unsafe entries.ids
            for index in 0..<filled {
                var place = 0
                if index > 0 {
                    // What the entry shares with the last one has been looked up.
                    while place < order - 1, unsafe ids[place] == ids[place - order] { place += 1 }
                }
                while place < order {
                    unsafe mapped[place] = ranks[Int(ids[place])]
                    place += 1
                }
                unsafe base[index] = unsafe Key(ranks: mapped.baseAddress.unsafelyUnwrapped, layout)
                unsafe ids += order
            }
        }
        return unsafe base[0]
    }
}
