import DurableFiles

/// Takes the rows of tables of counts in any order and gives each order's n-grams sorted, with the numbers of equal
/// n-grams added up.
///
/// The vocabulary and the counts of single tokens are held in memory; rows of higher orders go to files as they come, are
/// sorted there in parts that fit into memory, and merged.
final class CountsSorter {
    /// What rows hold.
    enum Values {
        /// Occurrences.
        case counts
        /// Logarithms of frequencies given the tokens before; equal n-grams are a mistake.
        case frequencies
    }

    private(set) var values = Values.counts
    /// Highest order that rows had.
    private(set) var order = 0
    /// By order − 1.
    private(set) var rows = [UInt64](repeating: 0, count: CountsSorter.maximumOrder)
    /// By id − 1; 0 for tokens that only longer n-grams had so far.
    private(set) var tokenCounts: [UInt64] = []
    private(set) var vocabulary = ImportVocabulary()
    var maximumPartRows = Int.max
    private let folder: TemporaryFolder
    let maximumOrder: Int
    private let memoryLimit: Int
    /// By order − 2.
    private var files: [RowFile?] = Array(repeating: nil, count: CountsSorter.maximumOrder - 1)
    private var ids = [UInt32](repeating: 0, count: CountsSorter.maximumOrder)

    /// n-grams of orders 1 to 5 are counted.
    static let maximumOrder = 5
    /// Memory that is not for rows: code, text read ahead, decompressor windows.
    private static let overhead = 48 << 20
    private static let smallestPart = 8 << 20

    /// - Parameter maximumOrder: rows of higher orders are refused by who reads them.
    init(maximumOrder: Int, memoryLimit: Int, temporaryFolder: String?) throws {
        self.maximumOrder = maximumOrder
        self.memoryLimit = memoryLimit
        folder = try TemporaryFolder(in: temporaryFolder)
    }

    /// Has the rows that follow taken for frequencies.
    func takeFrequencies() { values = .frequencies }

    /// Bytes that the vocabulary takes, with what it will need to be sorted.
    var vocabularyMemory: Int { vocabulary.memoryUse + 20 * vocabulary.count }

    /// Whether the vocabulary leaves no memory to sort in.
    var isVocabularyTooLarge: Bool {
        vocabularyMemory > max(memoryLimit - Self.overhead, Self.smallestPart)
            || vocabulary.count >= Int(UInt32.max) - 2
    }

    /// Bytes in which a part of the rows is sorted.
    var partMemory: Int { max(memoryLimit - Self.overhead - vocabularyMemory, Self.smallestPart) }

    /// Takes a row.
    ///
    /// - Returns: `false` where the occurrences of a token are more than a profile holds.
    /// - Throws: `FileOutputError` where the temporary disk is full.
    func add(_ row: CountsRow) throws -> Bool {
        let length = row.order
        intern(row)
        order = max(order, length)
        rows[length - 1] += 1
        if length == 1 {
            let index = Int(ids[0]) - 1
            let (sum, overflow) = tokenCounts[index].addingReportingOverflow(row.value)
            tokenCounts[index] = sum
            return !overflow && sum <= ByteDecoder.largestTally
        }
        let file: RowFile
        if let open = files[length - 2] {
            file = open
        } else {
            file = try RowFile(path: folder.file(named: "rows-\(length)"), order: length)
            files[length - 2] = file
        }
        try unsafe ids.withUnsafeBufferPointer {
            try unsafe file.append($0.baseAddress.unsafelyUnwrapped, value: row.value)
        }
        return true
    }

    /// Whether a token has been given an occurrence of its own already.
    func isListed(_ row: CountsRow) -> Bool {
        intern(row)
        return tokenCounts[Int(ids[0]) - 1] > 0
    }

    private func intern(_ row: CountsRow) {
        var start = 0
        for (index, end) in row.ends.enumerated() {
            ids[index] = vocabulary.intern(row.bytes[start..<end])
            start = end
        }
        while tokenCounts.count < vocabulary.count { tokenCounts.append(0) }
    }

    /// The n-grams of an order, 2 or more, ascending by their ranks.
    ///
    /// - Parameters:
    ///   - ranks: by id.
    ///   - body: given the n-gram's ranks and its number, once for each n-gram.
    /// - Returns: `false` where a number overflows, or a frequency is given twice; the walk ends there.
    func forEachSorted(
        order: Int, ranks: [UInt32], _ body: (RankKey, UInt64) throws -> Void
    ) throws -> Bool {
        guard let file = files[order - 2] else { return true }
        try file.finish()
        let layout = WindowLayout(order: order, ranks: 1..<ranks.count, types: ranks.count - 1)
        let sorted = try SortedRows(
            file, layout: layout, ranks: ranks, capacity: min(maximumPartRows, partMemory / SortedRows.bytesPerRow),
            folder: folder)
        defer { files[order - 2] = nil }
        return try sorted.forEach(adding: values == .counts, body)
    }
}
