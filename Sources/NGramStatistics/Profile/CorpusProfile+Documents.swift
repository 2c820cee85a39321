extension CorpusProfile {
    /// How many documents have how many tokens; documents without tokens count.
    ///
    /// - Returns: `nil` for a profile made of tables of counts (``ProfileSummary/isImported``), which knows no documents.
    /// - Throws: ``ProfileError`` where they are damaged.
    /// - Complexity: O(different lengths).
    public func documentLengths() throws(ProfileError) -> DocumentLengths? {
        guard !summary.isImported else { return nil }
        let section = directory.documentLengths
        var lengths: DocumentLengths? = DocumentLengths()
        if let block = section.blocks.first {
            var raw: [UInt8] = []
            try read(section, block: 0, ZstandardBlock(), into: &raw)
            lengths = try? DocumentLengths(encoded: raw, entryCount: block.entryCount)
        }
        guard let lengths, section.blocks.count <= 1, lengths.documents == summary.documents else {
            throw damaged(section.offset)
        }
        return lengths
    }

    /// Copies among the documents, byte for byte, by 128-bit hashes of their texts; documents without text count.
    ///
    /// - Returns: `nil` for a profile made of tables of counts.
    /// - Throws: ``ProfileError`` where they are damaged.
    /// - Complexity: O(different documents); a block of them in memory.
    public func duplicateDocuments() throws -> DuplicateDocuments? {
        guard !summary.isImported else { return nil }
        var accumulator = FrequencySpectrum.Accumulator()
        try forEachDocument { accumulator.add(count: $0.documents) }
        return DuplicateDocuments(multiplicities: accumulator.spectrum)
    }

    /// Walks the hashes of the documents in ascending order, each with how many documents have it.
    ///
    /// - Throws: ``ProfileError`` where they are damaged; what `body` throws.
    /// - Complexity: O(different documents); a block of them in memory.
    public func forEachDocument(_ body: (DocumentHashes.Entry) throws -> Void) throws {
        let hashes = ProfileDocumentHashes(self)
        let entries = DocumentHashEntries()
        while try hashes.next(into: entries) {
            for entry in entries.entries { try body(entry) }
        }
    }

    /// How many documents of the corpus have a text, found in place; for whether it holds a given document.
    ///
    /// - Returns: `nil` for a profile made of tables of counts.
    /// - Throws: ``ProfileError`` where the block that was looked into is damaged.
    /// - Complexity: O(log blocks + entries of a block).
    public func copies(of document: DocumentHash) throws(ProfileError) -> UInt64? {
        guard !summary.isImported else { return nil }
        let key = RankKey(hash: document.high, document.low)
        guard let block = directory.documentHashes.lastBlock(where: { $0.firstKey <= key }) else { return 0 }
        let entries = DocumentHashEntries()
        _ = try ProfileDocumentHashes(self, block: block).next(into: entries)
        return entries.entries.first { $0.hash == document }?.documents ?? 0
    }
}

/// Reads the hashes of a profile's documents block by block; all that it reads adds up to no more documents than the
/// profile has, and the whole to as many.
final class ProfileDocumentHashes: DocumentHashSource {
    private let profile: CorpusProfile
    private let zstandard = ZstandardBlock()
    private var nextBlock: Int
    private var raw: [UInt8] = []
    /// Documents that blocks to come may still have.
    private var documentsLeft: UInt64
    private let isWhole: Bool

    /// - Parameter block: the block to begin with.
    init(_ profile: CorpusProfile, block: Int = 0) {
        self.profile = profile
        nextBlock = block
        isWhole = block == 0
        documentsLeft = profile.summary.documents
    }

    func next(into entries: DocumentHashEntries) throws(ProfileError) -> Bool {
        let section = profile.directory.documentHashes
        guard nextBlock < section.blocks.count else {
            guard documentsLeft == 0 || !isWhole else { throw profile.damaged(section.offset) }
            return false
        }
        let block = section.blocks[nextBlock]
        try profile.read(section, block: nextBlock, zstandard, into: &raw)
        nextBlock += 1
        let isDecoded = unsafe raw.withUnsafeBufferPointer { bytes in
            (try? unsafe entries.decode(bytes, entryCount: block.entryCount)) != nil
        }
        guard isDecoded, entries.key(at: 0) == block.firstKey,
            nextBlock == section.blocks.count
                || entries.key(at: entries.count - 1) < section.blocks[nextBlock].firstKey,
            case let documents = entries.documents, documents <= documentsLeft
        else { throw profile.damaged(section.offset + block.offset) }
        documentsLeft -= documents
        return true
    }
}
