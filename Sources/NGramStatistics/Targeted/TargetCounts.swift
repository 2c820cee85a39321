/// Counts of one worker for the n-grams of a ``TargetLookup``. Memory depends on the target alone.
@safe final class TargetCounts {
    private let lookup: TargetLookup
    /// By rank; index 0 counts the tokens that the target does not have.
    private let tokens: LargeBuffer<UInt64>
    /// By order − 2.
    private let ngrams: [PairTable]
    /// Pairs to be counted, and where in the document their n-grams begin.
    private var keys = LargeBuffer<UInt64>(count: 1 << 12)
    private var positions = LargeBuffer<UInt32>(count: 1 << 12)

    /// How many look-ups ahead memory is asked for.
    private static let ahead = 16

    /// - Parameter isFirst: whether to count in the look-up's own tables; for one worker only.
    init(_ lookup: TargetLookup, isFirst: Bool) {
        self.lookup = lookup
        tokens = LargeBuffer(count: lookup.vocabulary.count + 1)
        ngrams = isFirst ? lookup.ngrams : lookup.ngrams.map { PairTable(copying: $0) }
    }

    func count(_ document: TokenKeyBuffer, bytes: UnsafePointer<UInt8>) {
        let count = document.count
        unsafe lookup.vocabulary.find(document.keys, count: count, bytes: bytes, ids: document.ids)
        if keys.count < count {
            keys = LargeBuffer(count: 2 * count)
            positions = LargeBuffer(count: 2 * count)
        }
        var live = unsafe countTokens(document.ids, count: count)
        for (index, table) in ngrams.enumerated() where live > 0 {
            let next = index + 1 < ngrams.count ? ngrams[index + 1] : nil
            live = unsafe Self.count(
                keys.base, positions.base, count: live, in: table, next: next, following: document.ids + index + 2)
        }
    }

    /// Counts tokens.
    ///
    /// - Returns: how many pairs of tokens follow one another that the target may have; the first of ``keys`` are these pairs.
    private func countTokens(_ ids: UnsafePointer<UInt32>, count: Int) -> Int {
        let counts = unsafe tokens.base
        guard let pairs = ngrams.first else {
            for index in 0..<count { unsafe counts[Int(ids[index])] &+= 1 }
            return 0
        }
        let keys = unsafe self.keys.base
        let positions = unsafe self.positions.base
        var live = 0
        for index in 0..<count {
            let (id, next) = unsafe (ids[index], ids[index &+ 1])
            unsafe counts[Int(id)] &+= 1
            let key = PairTable.key(id, next)
            unsafe keys[live] = key
            unsafe positions[live] = UInt32(truncatingIfNeeded: index)
            live &+= (id != 0 ? 1 : 0) & (next != 0 ? 1 : 0) & pairs.mayHold(key)
        }
        return live
    }

    /// Counts n-grams of one order, and makes the pairs of the next: an n-gram's place, and the token that follows.
    ///
    /// - Parameters:
    ///   - next: the table of the next order; `nil` for none.
    ///   - following: by position of the n-gram: the token that follows it, 0 for none.
    /// - Returns: how many pairs there are that the next table may have.
    @inline(never)
    private static func count(
        _ keys: UnsafeMutablePointer<UInt64>, _ positions: UnsafeMutablePointer<UInt32>, count: Int,
        in table: PairTable, next: PairTable?, following: UnsafePointer<UInt32>
    ) -> Int {
        for index in 0..<min(ahead, count) { unsafe table.prefetch(keys[index]) }
        guard let next else {
            for index in 0..<count {
                if index &+ ahead < count { unsafe table.prefetch(keys[index &+ ahead]) }
                _ = unsafe table.count(keys[index])
            }
            return 0
        }
        var live = 0
        for index in 0..<count {
            if index &+ ahead < count { unsafe table.prefetch(keys[index &+ ahead]) }
            let place = unsafe table.count(keys[index])
            let position = unsafe positions[index]
            let token = unsafe following[Int(position)]
            let key = PairTable.key(place, token)
            unsafe keys[live] = key
            unsafe positions[live] = position
            live &+= (place != 0 ? 1 : 0) & (token != 0 ? 1 : 0) & next.mayHold(key)
        }
        return live
    }

    func merge(_ other: TargetCounts) {
        for index in 0..<tokens.count { unsafe tokens.base[index] += other.tokens.base[index] }
        for (mine, theirs) in zip(ngrams, other.ngrams) { mine.merge(theirs) }
    }

    /// Writes the n-grams that occurred.
    func write(to writer: ProfileFileWriter) throws {
        let newRanks = LargeBuffer<UInt32>(count: tokens.count)
        var stream = BlockStream(VocabularyEntries(), writer: writer)
        var next: UInt32 = 0
        var cursor = VocabularyCursor(lookup.profile)
        while try cursor.advance() {
            let count = unsafe tokens.base[cursor.rank]
            if count == 0 { continue }
            next += 1
            unsafe newRanks.base[cursor.rank] = next
            try stream.append { entries in
                unsafe cursor.token.withUnsafeBufferPointer { unsafe entries.append($0, count: count) }
            }
        }
        try stream.finish()
        for (index, table) in ngrams.enumerated() {
            let order = index + 2
            var stream = BlockStream(NGramEntries(order: order), writer: writer)
            var cursor = NGramCursor(lookup.profile, order: order)
            let places = lookup.places[index]
            var entry = 0
            while try cursor.advance() {
                let count = unsafe table.count(at: places.base[entry])
                entry += 1
                if count == 0 { continue }
                var ngram = RankKey()
                for position in 0..<order { ngram[position] = unsafe newRanks.base[Int(cursor.id(position))] }
                try stream.append { entries in unsafe ngram.withRanks { unsafe entries.append($0, count: count) } }
            }
            try stream.finish()
        }
    }
}
