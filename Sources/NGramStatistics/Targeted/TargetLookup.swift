import TextSegmentation

/// The n-grams of a profile, ready to be looked up while another corpus is counted.
final class TargetLookup: @unchecked Sendable {
    // Unchecked: the tables change while this is made, and never after.

    /// The profile whose n-grams are looked up.
    let profile: CorpusProfile
    let order: Int
    /// The target's tokens, interned in the order of the file, so that ids are ranks.
    let vocabulary: VocabularyTable
    /// By order − 2. An n-gram's key is the place of its first n − 1 tokens (of the first token, its rank) and the rank of
    /// its last.
    let ngrams: [PairTable]

    /// Bytes of memory that one worker's counts take.
    var countBytes: Int { ngrams.reduce(vocabulary.count + 1) { $0 + $1.capacity } * MemoryLayout<UInt64>.stride }

    init(_ profile: CorpusProfile, options: ProfileOptions) throws {
        guard profile.summary.tokenization == options.tokenization, profile.summary.order >= options.order else {
            throw ProfileError(
                .incompatible, path: profile.path,
                message: "it was made with \(profile.summary.signature); to count only its n-grams use the same "
                    + "tokenizer, and an order no higher than \(profile.summary.order)")
        }
        self.profile = profile
        order = options.order
        let vocabulary = VocabularyTable()
        var cursor = VocabularyCursor(profile)
        while try cursor.advance() {
            unsafe cursor.token.withUnsafeBufferPointer { unsafe vocabulary.intern($0) }
        }
        self.vocabulary = vocabulary
        var ngrams: [PairTable] = []
        for order in 2..<max(2, options.order + 1) {
            let table = PairTable(count: Int(profile.summary.orders[order - 1].distinct))
            var cursor = NGramCursor(profile, order: order)
            while try cursor.advance() {
                // A restricted profile may list an n-gram without listing what it begins with.
                let prefix = Self.place(of: cursor, tokens: order - 1, in: ngrams)
                if prefix != 0 { table.insert(PairTable.key(prefix, cursor.id(order - 1))) }
            }
            ngrams.append(table)
        }
        self.ngrams = ngrams
    }

    /// The place of the n-gram at a cursor, or of its first tokens; 0 where it has none.
    func place(of cursor: borrowing NGramCursor) -> UInt32 {
        Self.place(of: cursor, tokens: cursor.order, in: ngrams)
    }

    private static func place(of cursor: borrowing NGramCursor, tokens: Int, in ngrams: [PairTable]) -> UInt32 {
        var place = cursor.id(0)
        for position in 1..<max(1, tokens) where place != 0 {
            place = ngrams[position - 1].place(of: PairTable.key(place, cursor.id(position)))
        }
        return place
    }
}
