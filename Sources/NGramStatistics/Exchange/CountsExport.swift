import DurableFiles

/// Writes the n-grams of a profile with their counts in a form that other programs read.
///
/// ```swift
/// let export = try CountsExport(CorpusProfile(path: "corpus.profile"), format: .tsv)
/// try export.write(to: "counts.tsv")
/// ```
///
/// Rows come order by order, in the order of the profile: tokens ascend by a hash of their bytes. (A CSV table may begin
/// with some of its later rows, see ``CountsFormat/csv``.) An export of a profile
/// that lists every n-gram, imported again, gives equal counts.
public struct CountsExport: Sendable {
    /// What is exported.
    public let profile: CorpusProfile
    /// The form.
    public let format: CountsFormat
    /// The orders of n-gram, ascending.
    public let orders: [Int]

    /// - Parameter orders: the orders of n-gram to write; `nil` for all.
    /// - Throws: ``CountsExchangeError`` where the profile has no such order; where ARPA's sections would not begin with
    ///   order 1 and leave none out.
    public init(
        _ profile: CorpusProfile, format: CountsFormat, orders: [Int]? = nil
    ) throws(CountsExchangeError) {
        self.profile = profile
        self.format = format
        let highest = profile.summary.order
        self.orders = Set(orders ?? Array(1...highest)).sorted()
        guard let first = self.orders.first, let last = self.orders.last, first >= 1, last <= highest else {
            throw CountsExchangeError(
                .orderMissing, path: profile.path,
                message: "it counts n-grams of orders 1 to \(highest); export some of those")
        }
        guard format != .arpa || self.orders == Array(1...last) else {
            throw CountsExchangeError(
                .orderMissing, path: profile.path,
                message:
                    "the sections of an ARPA file begin with order 1 and leave none out; export orders 1 to \(last)")
        }
    }

    /// Rows that are written: n-grams of all exported orders.
    public var rows: UInt64 { orders.reduce(0) { $0 + profile.summary.orders[$1 - 1].distinct } }

    /// Writes a file that appears complete or not at all.
    ///
    /// - Throws: ``ProfileError`` where the profile is damaged; `FileOutputError` where the file cannot be written.
    /// - Complexity: O(n-grams); memory of the vocabulary's text and 8 bytes for each token type, whatever the n-grams.
    public func write(to path: String) throws {
        var file = try AtomicFileWriter(path: path)
        try write { try file.write($0) }
        try file.commit()
    }

    /// Hands the text on in pieces of some 256 KiB.
    ///
    /// - Throws: ``ProfileError`` where the profile is damaged; what `sink` throws.
    /// - Complexity: as ``write(to:)``.
    public func write(_ sink: ([UInt8]) throws -> Void) throws {
        try withoutActuallyEscaping(sink) { sink in
            var buffer = ExportBuffer(sink)
            switch format {
            case .tsv, .csv: try TableExport(profile, format: format, orders: orders).write(&buffer)
            case .arpa: try ARPAExport(profile, orders: orders).write(&buffer)
            }
            try buffer.flush()
        }
    }
}
