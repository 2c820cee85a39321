/// The hashes of a corpus's documents with their multiplicities, sorted: what exact counts of duplicates are made of.
///
/// Hashes gather in a buffer that is sorted into a run now and then; runs of like size are merged, so that adding n
/// documents costs O(n log n) in all. Corpora merge, in any order and grouping, to the same value. 24 bytes for each
/// different document.
public struct DocumentHashes: Sendable {
    /// A hash and how many documents have it.
    public struct Entry: Sendable, Hashable {
        public let hash: DocumentHash
        /// At least 1.
        public let documents: UInt64

        public init(hash: DocumentHash, documents: UInt64) {
            self.hash = hash
            self.documents = documents
        }
    }

    private static let bufferCount = 1 << 14

    private var buffer: [DocumentHash] = []
    /// Sorted runs, each at least twice as long as the next.
    private var runs: [[Entry]] = []
    /// Documents added.
    public private(set) var documents: UInt64 = 0

    /// No documents.
    public init() {}

    /// The documents of a sorted run, as ``entries`` gave it.
    ///
    /// - Returns: `nil` unless hashes ascend strictly, multiplicities are positive, and there are fewer than 2⁶³
    ///   documents.
    public init?(entries: [Entry]) {
        for (index, entry) in entries.enumerated() {
            guard index == 0 || entries[index - 1].hash < entry.hash, entry.documents > 0,
                entry.documents < 1 << 63 - documents
            else { return nil }
            documents += entry.documents
        }
        if !entries.isEmpty { runs = [entries] }
    }

    /// Notes a document.
    ///
    /// - Complexity: O(log documents) on average.
    public mutating func add(_ hash: DocumentHash) {
        buffer.append(hash)
        documents += 1
        if buffer.count == Self.bufferCount { flush() }
    }

    /// Adds the documents of another corpus.
    ///
    /// - Precondition: fewer than 2⁶³ documents in all.
    /// - Complexity: O(entries of both).
    public mutating func merge(_ other: DocumentHashes) {
        precondition(other.documents < 1 << 63 - documents, "fewer than 2^63 documents are described")
        flush()
        for run in other.runs { push(run) }
        push(Self.run(of: other.buffer))
        documents += other.documents
    }

    /// The hashes ascending, each once, with their multiplicities: the canonical form, equal for equal collections of
    /// documents.
    ///
    /// - Complexity: O(n), and O(n log n) where documents have been added since it was last asked for.
    public mutating func entries() -> [Entry] {
        flush()
        while let last = runs.popLast() {
            guard let before = runs.popLast() else {
                runs = [last]
                return last
            }
            runs.append(Self.merge(before, last))
        }
        return []
    }

    private mutating func flush() {
        guard !buffer.isEmpty else { return }
        push(Self.run(of: buffer))
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func push(_ run: [Entry]) {
        guard !run.isEmpty else { return }
        runs.append(run)
        while runs.count >= 2, runs[runs.count - 2].count < 2 * runs[runs.count - 1].count {
            let last = runs.removeLast()
            runs[runs.count - 1] = Self.merge(runs[runs.count - 1], last)
        }
    }

    private static func run(of hashes: [DocumentHash]) -> [Entry] {
        let sorted = hashes.sorted()
        var run: [Entry] = []
        run.reserveCapacity(sorted.count)
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
            run.append(Entry(hash: sorted[start], documents: UInt64(end - start)))
            start = end
        }
        return run
    }

    /// Two sorted runs as one.
    private static func merge(_ first: [Entry], _ second: [Entry]) -> [Entry] {
        var merged: [Entry] = []
        merged.reserveCapacity(first.count + second.count)
        var (i, j) = (0, 0)
        while i < first.count, j < second.count {
            let (a, b) = (first[i], second[j])
            if a.hash < b.hash {
                merged.append(a)
                i += 1
            } else if b.hash < a.hash {
                merged.append(b)
                j += 1
            } else {
                merged.append(Entry(hash: a.hash, documents: a.documents + b.documents))
                i += 1
                j += 1
            }
        }
        merged += first[i...]
        merged += second[j...]
        return merged
    }
}
