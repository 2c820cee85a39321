import TextSegmentation

/// The n-grams of a profile, ready to be looked up while another corpus is counted.
final class TargetLookup: @unchecked Sendable {
    // Unchecked: the vocabulary table changes while this is made, and never after.

    /// Fingerprint of the profile.
    let identity: String
    let order: Int
    /// The target's tokens, interned in the order of the file, so that ids are ranks.
    let vocabulary: VocabularyTable
    /// By order − 2: the place of each n-gram among those of its order.
    let ngrams: [[RankKey: UInt32]]

    init(_ profile: CorpusProfile, options: ProfileOptions) throws {
        guard profile.summary.tokenization == options.tokenization, profile.summary.order >= options.order else {
            throw ProfileError(
                .incompatible, path: profile.path,
                message: "it was made with \(profile.summary.signature); to count only its n-grams use the same "
                    + "tokenizer, and an order no higher than \(profile.summary.order)")
        }
        identity = profile.identity
        order = options.order
        let vocabulary = VocabularyTable()
        var cursor = VocabularyCursor(profile)
        while try cursor.advance() {
            unsafe cursor.token.withUnsafeBufferPointer { unsafe vocabulary.intern($0) }
        }
        self.vocabulary = vocabulary
        ngrams =
            try options.order < 2
            ? []
            : (2...options.order).map { order in
                var places: [RankKey: UInt32] = [:]
                var cursor = NGramCursor(profile, order: order)
                while try cursor.advance() { places[cursor.key] = UInt32(places.count) }
                return places
            }
    }
}
