public import TextSegmentation

/// What a profile says of its corpus apart from the counts themselves.
public struct ProfileSummary: Sendable, Hashable {
    /// How many n-grams of one order there are.
    public struct OrderCounts: Sendable, Hashable {
        /// The order: 1 for tokens, 2 for bigrams, and so on.
        public var order: Int
        /// n-gram occurrences, in n-grams. Documents shorter than the order add none; nothing spans two documents.
        public var total: UInt64
        /// Different n-grams that the profile lists.
        public var distinct: UInt64
        /// n-grams that occur less often than this are not listed (``ProfilePruning``); 1 where all are.
        public var minimumCount: UInt64 = 1
        /// Different n-grams that were dropped because they are too rare.
        public var droppedDistinct: UInt64 = 0
        /// Their occurrences, in n-grams: the mass that the list lacks. ``total`` still counts them.
        public var droppedOccurrences: UInt64 = 0

        /// Whether rare n-grams have been dropped, so that what is not listed may have occurred.
        public var isPruned: Bool { minimumCount > 1 }

        public init(order: Int, total: UInt64, distinct: UInt64) {
            self.order = order
            self.total = total
            self.distinct = distinct
        }
    }

    /// How text became tokens.
    public var tokenization: Tokenization
    /// Whether the counts hold sentence boundaries, as the tokens `<s>` and `</s>`.
    public var boundaries: SentenceBoundaries
    /// Sentences counted, each with two boundaries; 0 where none are counted.
    public var sentences: UInt64 = 0
    /// Tokens that were left out of sentences since language models reserve them (``ReservedTokens/omitted``).
    public var omittedTokens: UInt64 = 0
    /// Documents counted.
    public var documents: UInt64 = 0
    /// Bytes of their text, as UTF-8.
    public var bytes: UInt64 = 0
    /// Unicode scalars of their text.
    public var characters: UInt64 = 0
    /// Malformed records that were skipped because the reader was told to tolerate them.
    public var skippedRecords: UInt64 = 0
    /// Sequences of the text that were not UTF-8 and were replaced by U+FFFD because the reader was told to.
    public var replacedSequences: UInt64 = 0
    /// Counts for each order from 1 up.
    public var orders: [OrderCounts]
    /// Documents, tokens and bytes by language, as records were labelled or as it was identified; empty where neither was done.
    public var languages: [String: LanguageTally] = [:]
    /// For a profile that counts only the n-grams of another: that profile's identity, as 32 hexadecimal digits. Totals
    /// then still count everything.
    public var restriction: String?
    /// Whether the counts were taken from tables (``CountsImport``). Documents, bytes, characters, languages, left-out
    /// records and folds are not known then; their numbers here are 0 and mean nothing.
    public var isImported = false

    /// Tokens counted, sentence boundaries included.
    public var tokens: UInt64 { orders.first?.total ?? 0 }
    /// Highest order of n-gram counted.
    public var order: Int { orders.count }

    /// Whether rare n-grams of any order have been dropped.
    public var isPruned: Bool { orders.contains(where: \.isPruned) }
    /// The orders up to this one list every n-gram that was counted; 0 where rare tokens have been dropped.
    public var completeOrder: Int { orders.firstIndex(where: \.isPruned) ?? order }

    /// The summary of a corpus without documents.
    public init(tokenization: Tokenization, order: Int, boundaries: SentenceBoundaries = .none) {
        self.tokenization = tokenization
        self.boundaries = boundaries
        orders = (1...order).map { OrderCounts(order: $0, total: 0, distinct: 0) }
    }

    /// Share of the corpus's tokens in each language, of those whose language is known; empty where none is.
    public var languageShares: [String: Double] {
        let known = languages.values.reduce(0) { $0 + $1.all.tokens }
        guard known > 0 else { return [:] }
        return languages.mapValues { Double($0.all.tokens) / Double(known) }
    }

    /// Names every choice behind the counts; equal for profiles that may be merged or compared.
    public var signature: String {
        var parts = [
            "tokenizer:\(tokenization.signature)", "order:\(order)", "boundaries:\(boundaries.rawValue)", "format:2",
        ]
        if omittedTokens > 0 { parts.append("reserved:omitted") }
        if isImported { parts.append("imported") }
        if isPruned { parts.append("pruned:\(orders.map { "\($0.minimumCount)" }.joined(separator: ","))") }
        if let restriction { parts.append("restricted:\(restriction.prefix(12))") }
        return parts.joined(separator: "|")
    }

    /// Takes all that tables of counts do not hold for unknown.
    mutating func forgetDocuments() {
        isImported = true
        documents = 0
        bytes = 0
        characters = 0
        skippedRecords = 0
        replacedSequences = 0
        omittedTokens = 0
        languages = [:]
    }

    /// Adds another corpus's totals. The numbers of distinct n-grams do not add; they are left as they are.
    mutating func addTotals(of other: ProfileSummary) {
        documents += other.documents
        bytes += other.bytes
        characters += other.characters
        sentences += other.sentences
        omittedTokens += other.omittedTokens
        skippedRecords += other.skippedRecords
        replacedSequences += other.replacedSequences
        for index in orders.indices { orders[index].total += other.orders[index].total }
        for (code, counts) in other.languages { languages[code, default: LanguageTally()] += counts }
        if isImported || other.isImported { forgetDocuments() }
    }
}
