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
    let ngrams: [[NGramKey: UInt32]]

    /// Up to five ranks; those beyond the order are 0.
    struct NGramKey: Hashable {
        var ids: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)

        init(_ ids: some Sequence<UInt32>) {
            for (index, id) in ids.enumerated() { self[index] = id }
        }

        init() {}

        subscript(index: Int) -> UInt32 {
            get {
                switch index {
                case 0: ids.0
                case 1: ids.1
                case 2: ids.2
                case 3: ids.3
                default: ids.4
                }
            }
            set {
                switch index {
                case 0: ids.0 = newValue
                case 1: ids.1 = newValue
                case 2: ids.2 = newValue
                case 3: ids.3 = newValue
                default: ids.4 = newValue
                }
            }
        }

        static func == (a: NGramKey, b: NGramKey) -> Bool { a.ids == b.ids }

        func hash(into hasher: inout Hasher) {
            hasher.combine(UInt64(ids.0) << 32 | UInt64(ids.1))
            hasher.combine(UInt64(ids.2) << 32 | UInt64(ids.3))
            hasher.combine(ids.4)
        }
    }

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
                var places: [NGramKey: UInt32] = [:]
                var cursor = NGramCursor(profile, order: order)
                while try cursor.advance() { places[NGramKey(cursor.ids)] = UInt32(places.count) }
                return places
            }
    }
}
