/// Reads the vocabulary of a profile in order: token by token with its count.
struct VocabularyCursor: ~Copyable {
    private let profile: CorpusProfile
    private let zstandard = ZstandardBlock()
    private var nextBlock = 0
    private var entriesLeft = 0
    private var raw: [UInt8] = []
    private var decoder = ByteDecoder([])

    /// Rank of the current token, from 1; 0 before the first ``advance()``.
    private(set) var rank = 0
    private(set) var token: [UInt8] = []
    private(set) var hash: UInt64 = 0
    private(set) var count: UInt64 = 0

    init(_ profile: CorpusProfile) { self.profile = profile }

    /// Moves to the next token.
    ///
    /// - Returns: `false` at the end.
    mutating func advance() throws(ProfileError) -> Bool {
        let section = profile.directory.vocabulary
        var firstKey: RankKey?
        if entriesLeft == 0 {
            guard decoder.isAtEnd else { throw damaged }
            guard nextBlock < section.blocks.count else { return false }
            try profile.read(section, block: nextBlock, zstandard, into: &raw)
            decoder = ByteDecoder(raw)
            entriesLeft = section.blocks[nextBlock].entryCount
            firstKey = section.blocks[nextBlock].firstKey
            nextBlock += 1
        }
        do throws(ByteDecoder.Damage) {
            let length = try decoder.count()
            count = try decoder.tally()
            let slice = try decoder.slice(length)
            let next = unsafe slice.withUnsafeBufferPointer { unsafe StableHash.hash($0) }
            let ascends =
                rank == 0 || next > hash || (next == hash && token.lexicographicallyPrecedes(slice))
            guard ascends, count >= 1, rank < Int(UInt32.max) - 1,
                firstKey ?? RankKey(hash: next) == RankKey(hash: next)
            else { throw ByteDecoder.Damage() }
            hash = next
            token.removeAll(keepingCapacity: true)
            token.append(contentsOf: slice)
        } catch {
            throw damaged
        }
        rank += 1
        entriesLeft -= 1
        return true
    }

    /// Moves ahead to a token, past blocks that cannot hold it; does not move where the current token is not before it.
    ///
    /// - Returns: whether the current token is that one.
    mutating func advance(to sought: [UInt8], hash soughtHash: UInt64) throws(ProfileError) -> Bool {
        // Tokens of one hash may begin in the block before the one whose first key is that hash.
        let block = profile.directory.vocabulary.lastBlock { $0.firstKey < RankKey(hash: soughtHash) } ?? 0
        if block >= nextBlock {
            let skipped = profile.directory.vocabulary.blocks[nextBlock..<block].reduce(0) { $0 + $1.entryCount }
            rank += entriesLeft + skipped
            entriesLeft = 0
            decoder = ByteDecoder([])
            nextBlock = block
        }
        while rank == 0 || isCurrent(before: sought, hash: soughtHash) {
            guard try advance() else { return false }
        }
        return hash == soughtHash && token == sought
    }

    private func isCurrent(before sought: [UInt8], hash soughtHash: UInt64) -> Bool {
        hash != soughtHash ? hash < soughtHash : token.lexicographicallyPrecedes(sought)
    }

    private var damaged: ProfileError {
        let section = profile.directory.vocabulary
        let block = nextBlock > 0 ? section.blocks[nextBlock - 1].offset : 0
        return profile.damaged(section.offset + block)
    }
}

/// Reads the n-grams of one order, 2 or more, of a profile in order, block by block.
@safe struct NGramBlocks: ~Copyable {
    private let profile: CorpusProfile
    private let section: ProfileDirectory.Section
    private let zstandard = ZstandardBlock()
    private var nextBlock = 0
    private var raw: [UInt8] = []
    private let largestID: UInt32

    /// The n-grams of the current block.
    let entries: NGramEntries

    init(_ profile: CorpusProfile, order: Int) {
        self.profile = profile
        section = profile.directory.ngrams[order - 2]
        entries = NGramEntries(order: order)
        largestID = UInt32(truncatingIfNeeded: profile.summary.orders[0].distinct)
    }

    /// Goes before a block.
    mutating func seek(_ block: Int) { nextBlock = block }

    /// Moves to the next block.
    ///
    /// - Returns: `false` at the end.
    mutating func advance() throws(ProfileError) -> Bool {
        guard nextBlock < section.blocks.count else { return false }
        let block = section.blocks[nextBlock]
        try profile.read(section, block: nextBlock, zstandard, into: &raw)
        nextBlock += 1
        let isWhole = unsafe raw.withUnsafeBufferPointer { bytes in
            (try? unsafe entries.decode(bytes, entryCount: block.entryCount, largestID: largestID)) != nil
        }
        guard isWhole, entries.key(at: 0) == block.firstKey,
            nextBlock == section.blocks.count || entries.key(at: entries.count - 1) < section.blocks[nextBlock].firstKey
        else { throw profile.damaged(section.offset + block.offset) }
        return true
    }

    /// Looks an n-gram up, in the current block or a later one.
    ///
    /// - Returns: its count; `nil` where the section does not hold it.
    mutating func count(of ngram: RankKey) throws(ProfileError) -> UInt64? {
        guard let block = section.lastBlock(where: { $0.firstKey <= ngram }) else { return nil }
        if block >= nextBlock {
            nextBlock = block
            guard try advance() else { return nil }
        }
        var range = 0..<entries.count
        while range.count > 1 {
            let middle = (range.lowerBound + range.upperBound) / 2
            range = entries.key(at: middle) <= ngram ? middle..<range.upperBound : range.lowerBound..<middle
        }
        let index = range.lowerBound
        return entries.key(at: index) == ngram ? unsafe entries.counts[index] : nil
    }
}

/// Reads the n-grams of one order, 2 or more, of a profile in order.
struct NGramCursor: ~Copyable {
    private var blocks: NGramBlocks
    private let entries: NGramEntries
    private var position = -1

    var order: Int { entries.order }

    init(_ profile: CorpusProfile, order: Int) {
        blocks = NGramBlocks(profile, order: order)
        entries = blocks.entries
    }

    /// Moves to the next n-gram.
    ///
    /// - Returns: `false` at the end.
    mutating func advance() throws(ProfileError) -> Bool {
        position += 1
        if position < entries.count { return true }
        position = 0
        return try blocks.advance()
    }

    /// The current n-gram's ranks; they stay where they are until ``advance()``.
    var ids: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: entries.ids + position * order, count: order)
    }

    var count: UInt64 { unsafe entries.counts[position] }

    func id(_ index: Int) -> UInt32 { unsafe entries.ids[position * order + index] }
}
