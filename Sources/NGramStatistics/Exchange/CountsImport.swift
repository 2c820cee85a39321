import DurableFiles
import Foundation
public import TextSegmentation

/// Makes a ``CorpusProfile`` of tables of counts, as ``CountsExport`` and other programs write them.
///
/// ```swift
/// let counts = try CountsImport(format: .tsv)
/// counts.begin(path: "counts.tsv")
/// for piece in pieces { try counts.add(piece) }
/// try counts.endOfFile()
/// try counts.finish(writingTo: "corpus.profile", tokenization: Tokenization(scheme: .whitespace))
/// ```
///
/// Rows may come in any order, and equal n-grams more than once: their counts are added up. All orders up to the highest
/// must be there, and no n-gram may be more frequent than a token of it or than its beginning: lower orders are not
/// derived from higher ones, since n-grams at the ends of documents are in none.
///
/// Tables hold no documents, bytes, languages or folds: the profile says that they are not known
/// (``ProfileSummary/isImported``).
public final class CountsImport {
    /// The form of all files.
    public let format: CountsFormat
    /// Rows after which a part is sorted whatever the memory; for tests of the ways rows take.
    package var maximumPartRows: Int {
        get { sorter.maximumPartRows }
        set { sorter.maximumPartRows = newValue }
    }
    private let sorter: CountsSorter
    private let temporaryFolder: String?
    private let isLiteral: Bool
    private let order: Int?
    private var parser: CountsParser?
    /// The first file, which errors of the whole name.
    private var path = "-"
    private var declaredOrder = 0
    private var totals: [UInt64]?

    /// - Parameters:
    ///   - isLiteral: whether backslashes in tokens stand for themselves, as in tables of other programs.
    ///   - order: the profile's highest order of n-gram, 1 to 5, and that of rows; `nil` for that of the tables.
    ///   - memoryLimit: memory to stay within, in bytes, for the process as a whole; the vocabulary must fit.
    ///   - temporaryFolder: folder for intermediate files; `nil` is the system's.
    /// - Throws: `FileOutputError` where the temporary folder cannot be used.
    public init(
        format: CountsFormat, isLiteral: Bool = false, order: Int? = nil,
        memoryLimit: Int = ProfileOptions.defaultMemoryLimit,
        temporaryFolder: String? = nil
    ) throws {
        precondition((1...CountsSorter.maximumOrder).contains(order ?? 1), "n-grams of orders 1 to 5 are counted")
        self.format = format
        self.order = order
        self.isLiteral = isLiteral
        self.temporaryFolder = temporaryFolder
        sorter = try CountsSorter(
            maximumOrder: order ?? CountsSorter.maximumOrder, memoryLimit: memoryLimit, temporaryFolder: temporaryFolder
        )
    }

    /// Begins a file.
    ///
    /// - Parameter path: what errors call it.
    public func begin(path: String) {
        precondition(parser == nil, "the file before has not ended")
        if sorter.order == 0, declaredOrder == 0 { self.path = path }
        parser =
            switch format {
            case .tsv: CountsParser(path: path, sorter, TabbedRows(isLiteral: isLiteral))
            case .csv: CountsParser(path: path, sorter, QuotedRows(isLiteral: isLiteral))
            case .arpa: CountsParser(path: path, sorter, FrequencySections(isLiteral: isLiteral))
            }
    }

    /// Takes the next bytes of a file.
    ///
    /// - Throws: ``CountsExchangeError`` with the row that is to blame; `FileOutputError` where the temporary disk is full.
    public func add(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard let parser else { preconditionFailure("no file has begun") }
        try unsafe parser.add(bytes)
    }

    /// Ends a file.
    ///
    /// - Throws: as ``add(_:)``.
    public func endOfFile() throws {
        guard let parser else { preconditionFailure("no file has begun") }
        try parser.finish()
        declaredOrder = max(declaredOrder, parser.rows.declaredOrder)
        if format == .arpa, totals != nil {
            throw CountsExchangeError(
                .inconsistent, path: parser.path,
                message: "frequencies of two corpora do not add up; import each file by itself and merge the profiles")
        }
        totals = parser.rows.totals ?? totals
        self.parser = nil
    }

    /// Writes the profile. Call once, after the last file has ended.
    ///
    /// - Parameters:
    ///   - path: the file to write; it appears complete or not at all.
    ///   - tokenization: how the counted text became tokens, which no table says.
    /// - Returns: the summary that the profile holds.
    /// - Throws: ``CountsExchangeError`` where an order is missing or counts contradict each other; `FileOutputError`
    ///   where a disk is full.
    /// - Complexity: O(rows × log rows); memory within the limit.
    public func finish(writingTo path: String, tokenization: Tokenization) throws -> ProfileSummary {
        precondition(parser == nil, "a file has not ended")
        let order = self.order ?? max(sorter.order, declaredOrder)
        try checkOrders(upTo: order)
        var summary = ProfileSummary(tokenization: tokenization, order: order)
        summary.isImported = true
        let writer = try ProfileFileWriter(path: path, order: order, temporaryParent: temporaryFolder)
        try ImportedProfile(sorter, path: self.path, temporaryFolder: temporaryFolder).write(to: writer, &summary)
        if let totals, totals != summary.orders.map(\.total) {
            throw CountsExchangeError(
                .inconsistent, path: self.path,
                message: "its counts do not add up to the totals it names: n-grams were left out when it was written "
                    + "(minimum counts, --restrict-to); export a profile that lists all")
        }
        return try writer.finish(summary: summary, folds: .none, lengths: DocumentLengths())
    }

    private func checkOrders(upTo order: Int) throws(CountsExchangeError) {
        guard order > 0 else {
            throw CountsExchangeError(.orderMissing, path: path, message: "it holds no counts")
        }
        for lower in 1..<max(1, sorter.order) where sorter.rows[lower - 1] == 0 {
            throw CountsExchangeError(
                .orderMissing, path: path,
                message:
                    "it has n-grams of order \(sorter.order) and none of order \(lower); counts of lower orders cannot be "
                    + "derived exactly, so give them too")
        }
    }
}
