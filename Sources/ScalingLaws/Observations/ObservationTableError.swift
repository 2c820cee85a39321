/// An observation table that cannot be read, and where.
public struct ObservationTableError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong. The set may grow.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// Bytes that are not UTF-8.
        public static let notUTF8 = Code(description: "notUTF8")
        /// No header row, or no row below it.
        public static let empty = Code(description: "empty")
        /// A header without the needed columns, or with one twice.
        public static let header = Code(description: "header")
        /// A row with more or fewer fields than the header.
        public static let fieldCount = Code(description: "fieldCount")
        /// A quotation mark that is never closed, or stands inside a field.
        public static let quoting = Code(description: "quoting")
        /// A field that does not hold what its column asks for.
        public static let field = Code(description: "field")
    }

    /// What is wrong.
    public let code: Code
    /// The line, counted from 1, in which the row begins.
    public let line: Int
    /// The field within its row, counted from 1; nil when the whole row is meant.
    public let column: Int?
    /// What was found and what to do.
    public let message: String

    public init(code: Code, line: Int, column: Int? = nil, message: String) {
        self.code = code
        self.line = line
        self.column = column
        self.message = message
    }

    public var description: String {
        "line \(line)" + (column.map { ", column \($0)" } ?? "") + ": " + message
    }
}
