import TextSegmentation

/// The end of a profile file: the summary, and where each block of each section lies.
struct ProfileDirectory {
    /// One section: its blocks' places are relative to `offset`, which is from the start of the file.
    struct Section: Equatable {
        var offset = 0
        var blocks: [BlockDescriptor] = []

        /// Number of entries.
        var entryCount: UInt64 { blocks.reduce(0) { $0 + UInt64($1.entryCount) } }

        /// The last block of those that come first and have a property; `nil` where the first has it not.
        ///
        /// - Complexity: O(log blocks).
        func lastBlock(where property: (BlockDescriptor) -> Bool) -> Int? {
            var range = -1..<blocks.count
            while range.count > 1 {
                let middle = (range.lowerBound + range.upperBound) / 2
                range = property(blocks[middle]) ? middle..<range.upperBound : range.lowerBound..<middle
            }
            return range.lowerBound < 0 ? nil : range.lowerBound
        }
    }

    var summary: ProfileSummary
    /// The tokenizer's signature when the file was written; another version cuts text otherwise.
    var tokenizationSignature: String
    /// Tokens with their counts, ascending by (hash, bytes).
    var vocabulary = Section()
    /// n-grams of orders 2, 3, … with their counts, ascending by ids.
    var ngrams: [Section]
    /// The hashed histograms, one block for each order.
    var folds = Section()
    /// The lengths of the documents, one block; none where the profile does not hold them.
    var documentLengths = Section()
    /// The hashes of the documents with their multiplicities, ascending; none where the profile does not hold them.
    var documentHashes = Section()
    var foldOrder: Int
    var bucketCount: Int
    var foldDocuments: [UInt64]

    /// Highest order of n-gram that a profile may hold.
    static let maximumOrder = 5
    /// Blocks larger than this are refused: no writer makes them, and a damaged size must not exhaust memory.
    static let maximumBlockRawCount = 1 << 30
    /// By the number that stands for them in a file.
    private static let caseMappings: [Tokenization.CaseMapping] = [.none, .lowercase, .folding]

    init(summary: ProfileSummary, foldOrder: Int, bucketCount: Int, foldDocuments: [UInt64]) {
        self.summary = summary
        tokenizationSignature = summary.tokenization.signature
        self.foldOrder = foldOrder
        self.bucketCount = bucketCount
        self.foldDocuments = foldDocuments
        ngrams = Array(repeating: Section(), count: summary.order - 1)
    }

    var encoded: [UInt8] {
        var encoder = ByteEncoder()
        encoder.append(summary.tokenization.scheme.rawValue)
        encoder.append(Self.caseMappings.firstIndex(of: summary.tokenization.caseMapping) ?? 0)
        encoder.append(summary.tokenization.normalization.rawValue)
        encoder.append(tokenizationSignature)
        encoder.append(summary.documents)
        encoder.append(summary.bytes)
        encoder.append(summary.characters)
        encoder.append(summary.skippedRecords)
        encoder.append(summary.replacedSequences)
        encoder.append(summary.restriction ?? "")
        encoder.append(summary.order)
        for counts in summary.orders {
            encoder.append(counts.total)
            encoder.append(counts.distinct)
        }
        encoder.append(summary.languages.count)
        for (code, counts) in summary.languages.sorted(by: { $0.key < $1.key }) {
            encoder.append(code)
            encoder.append(counts.all)
        }
        encoder.append(foldOrder)
        encoder.append(bucketCount)
        for documents in foldDocuments { encoder.append(documents) }
        let sections = [vocabulary] + ngrams + [folds, documentLengths, documentHashes]
        for (section, keyWords) in zip(sections, Self.keyWords(order: summary.order)) {
            encoder.append(section.offset)
            encoder.append(section.blocks.count)
            for block in section.blocks {
                encoder.append(block.compressedCount)
                encoder.append(block.rawCount)
                encoder.append(block.entryCount)
                for word in 0..<keyWords { encoder.append(UInt64(block.firstKey[word])) }
            }
        }
        summary.appendOrigin(to: &encoder)
        return encoder.bytes
    }

    /// By section: 32-bit words that order its entries, 0 where its blocks are not looked into by key.
    private static func keyWords(order: Int) -> [Int] { [2] + (2..<max(2, order + 1)) + [0, 0, 4] }

    /// - Parameters:
    ///   - raw: the decompressed directory.
    ///   - end: where the sections end in the file: no block may pass it.
    init(_ raw: [UInt8], end: Int) throws(ByteDecoder.Damage) {
        var decoder = ByteDecoder(raw)
        guard let scheme = Tokenization.Scheme(rawValue: try decoder.text()) else { throw ByteDecoder.Damage() }
        let caseMapping = Self.caseMappings[try decoder.count(limit: Self.caseMappings.count - 1)]
        guard let normalization = Tokenization.NormalizationForm(rawValue: try decoder.text()) else {
            throw ByteDecoder.Damage()
        }
        let tokenization = Tokenization(scheme: scheme, caseMapping: caseMapping, normalization: normalization)
        tokenizationSignature = try decoder.text()
        let documents = try decoder.tally()
        let bytes = try decoder.tally()
        let characters = try decoder.tally()
        let skippedRecords = try decoder.tally()
        let replacedSequences = try decoder.tally()
        let restriction = try decoder.text()
        let order = try decoder.count(limit: Self.maximumOrder)
        guard order >= 1 else { throw ByteDecoder.Damage() }
        summary = ProfileSummary(tokenization: tokenization, order: order)
        summary.documents = documents
        summary.bytes = bytes
        summary.characters = characters
        summary.skippedRecords = skippedRecords
        summary.replacedSequences = replacedSequences
        summary.restriction = restriction.isEmpty ? nil : restriction
        for index in 0..<order {
            summary.orders[index].total = try decoder.tally()
            summary.orders[index].distinct = try decoder.tally()
        }
        for _ in 0..<(try decoder.count(limit: raw.count)) {
            let code = try decoder.text()
            summary.languages[code] = LanguageTally(all: try decoder.languageCounts())
        }
        foldOrder = try decoder.count(limit: order)
        bucketCount = try decoder.count(limit: 1 << 24)
        guard foldOrder >= 1, bucketCount >= 1 else { throw ByteDecoder.Damage() }
        foldDocuments = []
        for _ in 0..<FoldHistograms.foldCount { foldDocuments.append(try decoder.tally()) }
        var sections: [Section] = []
        for keyWords in Self.keyWords(order: order) {
            sections.append(try Self.section(from: &decoder, end: end, keyWords: keyWords))
        }
        if !decoder.isAtEnd { try summary.readOrigin(from: &decoder) }
        guard decoder.isAtEnd else { throw ByteDecoder.Damage() }
        vocabulary = sections[0]
        folds = sections[order]
        documentLengths = sections[order + 1]
        documentHashes = sections[order + 2]
        ngrams = Array(sections[1..<order])
        // Ids are checked against the size of the vocabulary: what the summary says must be what the sections hold.
        for (counts, section) in zip(summary.orders, sections) {
            guard counts.distinct == section.entryCount else { throw ByteDecoder.Damage() }
        }
        guard summary.orders[0].distinct < UInt64(UInt32.max) else { throw ByteDecoder.Damage() }
    }

    private static func section(
        from decoder: inout ByteDecoder, end: Int, keyWords: Int
    ) throws(ByteDecoder.Damage) -> Section {
        var section = Section(offset: try decoder.count(limit: end))
        var offset = 0
        for number in 0..<(try decoder.count(limit: decoder.bytes.count)) {
            var block = BlockDescriptor(
                offset: offset, compressedCount: try decoder.count(limit: end - section.offset - offset),
                rawCount: try decoder.count(limit: maximumBlockRawCount),
                entryCount: try decoder.count(limit: maximumBlockRawCount))
            for word in 0..<keyWords { block.firstKey[word] = try decoder.identifier() }
            if keyWords > 0 {
                // What is looked for by key is looked for by halving. Different tokens may have equal hashes.
                guard block.entryCount > 0, number == 0 || section.blocks[number - 1].firstKey <= block.firstKey else {
                    throw ByteDecoder.Damage()
                }
            }
            offset += block.compressedCount
            section.blocks.append(block)
        }
        return section
    }
}
