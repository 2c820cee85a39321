/// Counts that cannot be exported, or a file of counts that cannot be imported.
public struct CountsExchangeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; more may be added.
    public struct Code: Sendable, Hashable {
        private let name: String
        private init(_ name: String) { self.name = name }
        /// A row is not what its format asks for.
        public static let malformedRow = Code("malformedRow")
        /// The file does not say what its numbers are counts of, as smoothed models do not.
        public static let noCounts = Code("noCounts")
        /// An order of n-gram is not there.
        public static let orderMissing = Code("orderMissing")
        /// The counts contradict each other.
        public static let inconsistent = Code("inconsistent")
        /// The counts do not fit into a profile, or the vocabulary into memory.
        public static let tooLarge = Code("tooLarge")
    }

    public let code: Code
    /// The file, as it was named.
    public let path: String
    /// The row in the file, from 1, a header and blank lines included; `nil` where no row is to blame.
    public let record: Int?
    /// Bytes of (decompressed) text before that row.
    public let byteOffset: Int?
    /// What is wrong, and what to do.
    public let message: String

    public init(_ code: Code, path: String, record: Int? = nil, byteOffset: Int? = nil, message: String) {
        self.code = code
        self.path = path
        self.record = record
        self.byteOffset = byteOffset
        self.message = message
    }

    public var description: String {
        var place = path == "-" ? "standard input" : path
        if let record { place += ": record \(record)" }
        if let byteOffset { place += ", byte \(byteOffset) of the decompressed text" }
        return "\(place): \(message)"
    }
}
