/// How many documents have how many tokens: the exact distribution of document lengths.
///
/// Lengths of different corpora add, so these merge, in any order and grouping. A corpus of any size has some ten
/// thousand different lengths at most; for a summary of fixed size see ``KLLSketch``.
public struct DocumentLengths: Sendable, Hashable {
    /// The documents of one length.
    public struct Entry: Sendable, Hashable {
        /// Tokens of each of them; 0 for documents without tokens.
        public let length: UInt64
        /// How many there are; at least 1.
        public let documents: UInt64

        public init(length: UInt64, documents: UInt64) {
            self.length = length
            self.documents = documents
        }
    }

    /// Lengths ascending, each once: the canonical form, equal for equal distributions.
    public private(set) var entries: [Entry]
    /// Documents of all lengths.
    public private(set) var documents: UInt64

    /// No documents.
    public init() {
        entries = []
        documents = 0
    }

    /// The lengths of documents, in any order.
    public init(lengths: some Sequence<UInt64>) {
        var accumulator = Accumulator()
        for length in lengths { accumulator.add(length) }
        self = accumulator.lengths
    }

    /// The distribution with these entries.
    ///
    /// - Returns: `nil` unless lengths ascend strictly, all numbers of documents are positive, and there are fewer than
    ///   2⁶³ documents.
    public init?(entries: [Entry]) {
        var documents: UInt64 = 0
        for (index, entry) in entries.enumerated() {
            guard index == 0 || entries[index - 1].length < entry.length, entry.documents > 0,
                entry.documents < 1 << 63 - documents
            else { return nil }
            documents += entry.documents
        }
        self.entries = entries
        self.documents = documents
    }

    /// Adds the documents of another corpus.
    ///
    /// - Precondition: fewer than 2⁶³ documents in all.
    /// - Complexity: O(entries of both).
    public mutating func merge(_ other: DocumentLengths) {
        precondition(other.documents < 1 << 63 - documents, "fewer than 2^63 documents are described")
        var merged: [Entry] = []
        merged.reserveCapacity(entries.count + other.entries.count)
        var (own, theirs) = (entries[...], other.entries[...])
        while let a = own.first, let b = theirs.first {
            if a.length <= b.length { own.removeFirst() }
            if b.length <= a.length { theirs.removeFirst() }
            if a.length == b.length {
                merged.append(Entry(length: a.length, documents: a.documents + b.documents))
            } else {
                merged.append(a.length < b.length ? a : b)
            }
        }
        entries = merged + own + theirs
        documents += other.documents
    }

    /// Gathers lengths document by document.
    public struct Accumulator: Sendable {
        private static let denseCount: UInt64 = 4096
        private var dense = [UInt64](repeating: 0, count: Int(Self.denseCount))
        private var sparse: [UInt64: UInt64] = [:]

        public init() {}

        /// Notes a document of so many tokens, or several.
        ///
        /// - Complexity: O(1).
        public mutating func add(_ length: UInt64, documents: UInt64 = 1) {
            guard documents > 0 else { return }
            if length < Self.denseCount {
                dense[Int(length)] += documents
            } else {
                sparse[length, default: 0] += documents
            }
        }

        /// The distribution of what has been added.
        ///
        /// - Precondition: fewer than 2⁶³ documents.
        public var lengths: DocumentLengths {
            var entries = dense.indices.filter { dense[$0] > 0 }.map {
                Entry(length: UInt64($0), documents: dense[$0])
            }
            entries += sparse.sorted { $0.key < $1.key }.map { Entry(length: $0.key, documents: $0.value) }
            guard let lengths = DocumentLengths(entries: entries) else {
                preconditionFailure("fewer than 2^63 documents are described")
            }
            return lengths
        }
    }
}
