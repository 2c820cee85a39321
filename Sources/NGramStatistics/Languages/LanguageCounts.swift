/// How much of a corpus is in one language.
public struct LanguageCounts: Sendable, Hashable {
    /// Documents whose largest part is in the language.
    public var documents: UInt64
    /// Tokens of the documents, or of their parts, that are in the language.
    public var tokens: UInt64
    /// Bytes of their text, as UTF-8.
    public var bytes: UInt64

    public init(documents: UInt64 = 0, tokens: UInt64 = 0, bytes: UInt64 = 0) {
        self.documents = documents
        self.tokens = tokens
        self.bytes = bytes
    }

    static func += (sum: inout LanguageCounts, more: LanguageCounts) {
        sum.documents += more.documents
        sum.tokens += more.tokens
        sum.bytes += more.bytes
    }
}

/// How much of a corpus, and of each fold of its documents, is in one language.
public struct LanguageTally: Sendable, Hashable {
    /// The whole.
    public private(set) var all: LanguageCounts
    /// By fold, as documents belong to them; empty where folds are not known, as in profiles of earlier versions.
    public private(set) var folds: [LanguageCounts]

    /// Nothing.
    public init() {
        all = LanguageCounts()
        folds = Array(repeating: LanguageCounts(), count: FoldHistograms.foldCount)
    }

    /// A whole whose folds are not known.
    init(all: LanguageCounts) {
        self.all = all
        folds = []
    }

    /// - Parameter folds: one for each fold.
    init(folds: [LanguageCounts]) {
        precondition(folds.count == FoldHistograms.foldCount)
        self.folds = folds
        all = folds.reduce(into: LanguageCounts()) { $0 += $1 }
    }

    package mutating func add(_ counts: LanguageCounts, fold: Int) {
        all += counts
        folds[fold] += counts
    }

    static func += (sum: inout LanguageTally, more: LanguageTally) {
        sum.all += more.all
        if sum.folds.isEmpty || more.folds.isEmpty {
            sum.folds = []
        } else {
            for fold in sum.folds.indices { sum.folds[fold] += more.folds[fold] }
        }
    }
}
