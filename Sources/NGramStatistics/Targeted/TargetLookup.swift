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
    /// By order − 2, then n-gram in the order of the file: its place; 0 where the profile does not list what it begins with.
    let places: [LargeBuffer<UInt32>]

    init(_ profile: CorpusProfile, options: ProfileOptions) throws {
        guard profile.summary.tokenization == options.tokenization, profile.summary.boundaries == options.boundaries,
            profile.summary.order >= options.order
        else {
            throw ProfileError(
                .incompatible, path: profile.path,
                message: "it was made with \(profile.summary.signature); to count only its n-grams use the same "
                    + "tokenizer and sentences, and an order no higher than \(profile.summary.order)")
        }
        self.profile = profile
        order = options.order
        let vocabulary = VocabularyTable(count: Int(profile.summary.orders[0].distinct))
        var cursor = VocabularyCursor(profile)
        while try cursor.advance() {
            unsafe cursor.token.withUnsafeBufferPointer { unsafe vocabulary.intern($0) }
        }
        self.vocabulary = vocabulary
        var ngrams: [PairTable] = []
        var places: [LargeBuffer<UInt32>] = []
        for order in 2..<max(2, options.order + 1) {
            let (table, tablePlaces) = try Self.table(of: profile, order: order, places: places.last)
            ngrams.append(table)
            places.append(tablePlaces)
        }
        self.ngrams = ngrams
        self.places = places
    }

    /// How many n-grams wait to be inserted while their places are fetched.
    private static let ahead = 16

    /// - Parameter places: those of the order below; `nil` for order 2.
    private static func table(
        of profile: CorpusProfile, order: Int, places: LargeBuffer<UInt32>?
    ) throws -> (PairTable, LargeBuffer<UInt32>) {
        let count = Int(profile.summary.orders[order - 1].distinct)
        let table = PairTable(count: count)
        let newPlaces = LargeBuffer<UInt32>(count: count)
        var waiting = [UInt64](repeating: 0, count: ahead)
        func insert(_ entry: Int) {
            let key = waiting[entry % ahead]
            unsafe newPlaces.base[entry] = key == 0 ? 0 : table.insert(key)
        }
        var cursor = NGramCursor(profile, order: order)
        var prefixes = PrefixWalk(profile, order: order - 1, places: places)
        var entry = 0
        while try cursor.advance() {
            if entry >= ahead { insert(entry - ahead) }
            let prefix = try prefixes.place(ofPrefixOf: cursor)
            let key = prefix == 0 ? 0 : PairTable.key(prefix, cursor.id(order - 1))
            table.prefetch(key)
            waiting[entry % ahead] = key
            entry += 1
        }
        for left in max(0, entry - ahead)..<max(0, entry) { insert(left) }
        return (table, newPlaces)
    }

    /// Goes through the n-grams of an order beside those of the next.
    private struct PrefixWalk: ~Copyable {
        private let places: LargeBuffer<UInt32>?
        private var cursor: NGramCursor?
        private let order: Int
        private var entry = -1
        private var isAtEnd = false

        /// - Parameter places: `nil` where the prefixes are tokens, whose places are their ranks.
        init(_ profile: CorpusProfile, order: Int, places: LargeBuffer<UInt32>?) {
            self.places = places
            self.order = order
            cursor = places == nil ? nil : NGramCursor(profile, order: order)
        }

        /// The place of what an n-gram begins with; 0 where it is not listed, as in a restricted profile.
        mutating func place(ofPrefixOf next: borrowing NGramCursor) throws -> UInt32 {
            guard let places else { return next.id(0) }
            while !isAtEnd, entry < 0 || isBefore(next) {
                isAtEnd = try cursor?.advance() != true
                entry += 1
            }
            return isAtEnd || !isPrefix(of: next) ? 0 : unsafe places.base[entry]
        }

        private func isPrefix(of next: borrowing NGramCursor) -> Bool {
            (0..<order).allSatisfy { cursor?.id($0) == next.id($0) }
        }

        private func isBefore(_ next: borrowing NGramCursor) -> Bool {
            for position in 0..<order {
                let (mine, other) = (cursor?.id(position) ?? .max, next.id(position))
                if mine != other { return mine < other }
            }
            return false
        }
    }
}
