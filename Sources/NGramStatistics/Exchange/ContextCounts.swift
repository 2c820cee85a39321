/// The counts of the n-grams of one order, looked up in ascending order.
struct ContextCounts: ~Copyable {
    private let profile: CorpusProfile
    private let order: Int
    private var tokens: VocabularyCursor
    private let ngrams: Box?
    private var isLive = true
    private var hasBegun = false

    /// - Parameter order: of the contexts, 1 or more.
    init(_ profile: CorpusProfile, order: Int) {
        self.profile = profile
        self.order = order
        tokens = VocabularyCursor(profile)
        ngrams = order > 1 ? Box(NGramCursor(profile, order: order)) : nil
    }

    /// How often an n-gram's beginning occurs.
    ///
    /// - Parameter ids: at least as many as the order, none before those of the last call.
    /// - Throws: ``ProfileError`` where the profile does not list it, which no counting leaves.
    mutating func count(of ids: UnsafeBufferPointer<UInt32>) throws(ProfileError) -> UInt64 {
        if order == 1 {
            while tokens.rank < Int(unsafe ids[0]), isLive { isLive = try tokens.advance() }
            guard isLive, tokens.rank == Int(unsafe ids[0]) else { throw contradiction }
            return tokens.count
        }
        guard let ngrams else { return 0 }
        while unsafe isBehind(ids, ngrams) { isLive = try ngrams.cursor.advance() }
        guard isLive, unsafe isAt(ids, ngrams) else { throw contradiction }
        return ngrams.cursor.count
    }

    private mutating func isBehind(_ ids: UnsafeBufferPointer<UInt32>, _ ngrams: Box) -> Bool {
        guard hasBegun else {
            hasBegun = true
            return true
        }
        guard isLive else { return false }
        for place in 0..<order {
            let own = ngrams.cursor.id(place)
            if unsafe own != ids[place] { return unsafe own < ids[place] }
        }
        return false
    }

    private func isAt(_ ids: UnsafeBufferPointer<UInt32>, _ ngrams: Box) -> Bool {
        for place in 0..<order where unsafe ngrams.cursor.id(place) != ids[place] { return false }
        return true
    }

    var contradiction: ProfileError {
        ProfileError(
            .corrupt, path: profile.path,
            message: "an n-gram is listed more often than its first \(order) tokens; make the profile anew")
    }

    /// An optional cannot lend what cannot be copied.
    private final class Box {
        var cursor: NGramCursor
        init(_ cursor: consuming NGramCursor) { self.cursor = cursor }
    }
}
