/// Counts of one worker for the n-grams of a ``TargetLookup``. Memory depends on the target alone.
@safe final class TargetCounts {
    private let lookup: TargetLookup
    /// By rank; index 0 counts the tokens that the target does not have.
    private let tokens: LargeBuffer<UInt64>
    /// By order − 2, then place; index 0 counts what the target does not have.
    private let ngrams: [LargeBuffer<UInt64>]
    /// By position in the document: the place of the n-gram that begins there.
    private var places = LargeBuffer<UInt32>(count: 1 << 12)

    /// How many look-ups ahead memory is asked for.
    private static let ahead = 16

    init(_ lookup: TargetLookup) {
        self.lookup = lookup
        tokens = LargeBuffer(count: lookup.vocabulary.count + 1)
        ngrams = lookup.ngrams.map { LargeBuffer(count: $0.capacity + 1) }
    }

    func count(_ document: TokenKeyBuffer, bytes: UnsafePointer<UInt8>) {
        let count = document.count
        unsafe lookup.vocabulary.find(document.keys, count: count, bytes: bytes, ids: document.ids)
        unsafe Self.countTokens(document.ids, count: count, into: tokens.base)
        guard lookup.order > 1, count > 1 else { return }
        if places.count < count { places = LargeBuffer(count: 2 * count) }
        unsafe places.base.update(from: document.ids, count: count)
        for order in 2...lookup.order where order <= count {
            unsafe Self.extend(
                places.base, with: document.ids + (order - 1), count: count - order + 1, in: lookup.ngrams[order - 2],
                counts: ngrams[order - 2].base)
        }
    }

    private static func countTokens(
        _ ids: UnsafePointer<UInt32>, count: Int, into counts: UnsafeMutablePointer<UInt64>
    ) {
        for index in 0..<count { unsafe counts[Int(ids[index])] &+= 1 }
    }

    /// Replaces the places of n-grams by those of the n-grams that are one token longer, and counts these.
    @inline(never)
    private static func extend(
        _ places: UnsafeMutablePointer<UInt32>, with last: UnsafePointer<UInt32>, count: Int, in table: PairTable,
        counts: UnsafeMutablePointer<UInt64>
    ) {
        for index in 0..<min(ahead, count) { unsafe table.prefetch(PairTable.key(places[index], last[index])) }
        for index in 0..<count {
            if index &+ ahead < count {
                unsafe table.prefetch(PairTable.key(places[index &+ ahead], last[index &+ ahead]))
            }
            let first = unsafe places[index]
            let second = unsafe last[index]
            var place: UInt32 = 0
            if first != 0, second != 0 { place = table.place(of: PairTable.key(first, second)) }
            unsafe places[index] = place
            unsafe counts[Int(place)] &+= 1
        }
    }

    func merge(_ other: TargetCounts) {
        for (mine, theirs) in zip([tokens] + ngrams, [other.tokens] + other.ngrams) {
            for index in 0..<mine.count { unsafe mine.base[index] += theirs.base[index] }
        }
    }

    /// Writes the n-grams that occurred.
    func write(to writer: ProfileFileWriter) throws {
        let newRanks = LargeBuffer<UInt32>(count: tokens.count)
        var stream = BlockStream(VocabularyEntries(), writer: writer)
        var next: UInt32 = 0
        var cursor = VocabularyCursor(lookup.profile)
        var rank = 0
        while try cursor.advance() {
            rank += 1
            let count = unsafe tokens.base[rank]
            if count == 0 { continue }
            next += 1
            unsafe newRanks.base[rank] = next
            try stream.append { entries in
                unsafe cursor.token.withUnsafeBufferPointer { unsafe entries.append($0, count: count) }
            }
        }
        try stream.finish()
        for (index, counts) in ngrams.enumerated() {
            let order = index + 2
            var stream = BlockStream(NGramEntries(order: order), writer: writer)
            var cursor = NGramCursor(lookup.profile, order: order)
            while try cursor.advance() {
                let place = lookup.place(of: cursor)
                guard place != 0, case let count = unsafe counts.base[Int(place)], count > 0 else { continue }
                var ngram = RankKey()
                for position in 0..<order { ngram[position] = unsafe newRanks.base[Int(cursor.id(position))] }
                try stream.append { entries in unsafe ngram.withRanks { unsafe entries.append($0, count: count) } }
            }
            try stream.finish()
        }
    }
}
