/// How many documents of a corpus are copies of others, byte for byte, by 128-bit hashes of their texts.
///
/// Near-duplicates count as different. Documents with different texts but equal hashes would count as copies; that this
/// never happens is all but certain, see ``expectedFalseCollisions``.
public struct DuplicateDocuments: Sendable, Hashable {
    /// Documents in all.
    public let documents: UInt64
    /// Different documents.
    public let distinct: UInt64
    /// Different documents that occur more than once.
    public let repeated: UInt64
    /// Different documents by how often they occur: a spectrum whose types are documents.
    public let multiplicities: FrequencySpectrum

    /// - Parameter multiplicities: how often each different document occurs.
    public init(multiplicities: FrequencySpectrum) {
        self.multiplicities = multiplicities
        documents = multiplicities.tokens
        distinct = multiplicities.types
        repeated = multiplicities.types - multiplicities.singletons
    }

    /// - Complexity: O(different documents).
    public init(_ hashes: [DocumentHashes.Entry]) {
        self.init(multiplicities: FrequencySpectrum(counts: hashes.lazy.map(\.documents)))
    }

    /// Documents that could go without losing a text, as a share of all: 1 − distinct/documents. `nil` without
    /// documents.
    public var redundantShare: Double? {
        documents > 0 ? Double(documents - distinct) / Double(documents) : nil
    }

    /// Documents that have at least one copy, themselves included, as a share of all. `nil` without documents.
    public var duplicatedShare: Double? {
        documents > 0 ? Double(documents - multiplicities.singletons) / Double(documents) : nil
    }

    /// The largest multiplicities, descending, with how many different documents have each.
    public func largestMultiplicities(_ limit: Int = 10) -> [FrequencySpectrum.Entry] {
        multiplicities.entries.reversed().prefix(max(0, limit)).filter { $0.count > 1 }
    }

    /// Pairs of different texts expected to share a hash by chance, n(n − 1)/2¹²⁹ for n different documents: an upper
    /// bound on the probability that any figure here is wrong (the birthday bound), for a hash that behaves as random.
    /// 1.5e-21 for a billion documents.
    public var expectedFalseCollisions: Double {
        let size = Double(distinct)
        return size > 1 ? size * (size - 1) * 0x1p-129 : 0
    }
}
