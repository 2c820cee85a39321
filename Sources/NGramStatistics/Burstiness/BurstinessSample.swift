/// How the tokens of n-gram types cluster in documents, for a sample of the types of one order.
///
/// A type that occurs in a document tends to occur there again; how much so says how far samples of documents differ by chance. It
/// cannot be read off counts of the whole corpus, and hashed histograms blur it where many types share a bucket. So of a sample of the
/// types it is kept exactly. The sample is coordinated: a type is in it when the hash of its n-gram ends in at least ``level`` zero bits, so that the
/// samples of two corpora hold the same types. The level is the lowest at which no more than ``capacity`` types are in it, which makes the sample a function of
/// the corpus, whatever the order of documents, and that of parts the sample of the whole once merged.
///
/// Sources: K. Church, W. Gale, "Poisson mixtures", Natural Language Engineering 1 (1995) 163–190, doi:10.1017/S1351324900000139, for what
/// clusters; E. Cohen, "Size-estimation framework", JCSS 55 (1997) 441–453, for coordinated samples.
public struct BurstinessSample: Sendable, Hashable {
    /// Most types that are kept.
    public static let capacity = 8_192

    /// One type.
    public struct Entry: Sendable, Hashable {
        /// Hash of the n-gram.
        public var hash: UInt64
        /// Tokens of the type (occurrences of the n-gram) in the corpus.
        public var tokens: UInt64
        /// Documents that hold it.
        public var documents: UInt64
        /// Sum over documents of the square of its tokens there; the largest number there is where it would be larger.
        public var squares: UInt64

        public init(hash: UInt64, tokens: UInt64, documents: UInt64, squares: UInt64) {
            self.hash = hash
            self.tokens = tokens
            self.documents = documents
            self.squares = squares
        }

        /// Adds what other documents hold of the type.
        mutating func add(_ other: Entry) {
            tokens += other.tokens
            documents += other.documents
            let (sum, overflows) = squares.addingReportingOverflow(other.squares)
            squares = overflows ? .max : sum
        }
    }

    /// Zero bits that the hashes of its types end in, at least.
    public private(set) var level: Int
    /// The types, by ascending hash.
    public private(set) var entries: [Entry]

    /// The sample of a corpus without n-grams.
    public init() {
        level = 0
        entries = []
    }

    /// - Precondition: hashes ascend, and each ends in `level` zero bits or more.
    package init(level: Int, entries: [Entry]) {
        self.level = level
        self.entries = entries
    }

    /// Whether the sample of a level has the type of a hash.
    @inline(__always)
    static func holds(_ hash: UInt64, level: Int) -> Bool { hash.trailingZeroBitCount >= level }

    /// Adds the sample of other documents.
    ///
    /// - Complexity: O(types of both).
    public mutating func merge(_ other: BurstinessSample) {
        raise(to: other.level)
        var union: [Entry] = []
        union.reserveCapacity(entries.count + other.entries.count)
        var index = 0
        for entry in other.entries where Self.holds(entry.hash, level: level) {
            while index < entries.count, entries[index].hash < entry.hash {
                union.append(entries[index])
                index += 1
            }
            if index < entries.count, entries[index].hash == entry.hash {
                var sum = entries[index]
                sum.add(entry)
                union.append(sum)
                index += 1
            } else {
                union.append(entry)
            }
        }
        entries = union + entries[index...]
        while entries.count > Self.capacity { raise(to: level + 1) }
    }

    /// Drops what a higher level does not hold.
    private mutating func raise(to newLevel: Int) {
        guard newLevel > level else { return }
        level = newLevel
        entries.removeAll { !Self.holds($0.hash, level: newLevel) }
    }
}
