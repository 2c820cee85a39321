public import AlignmentKit

/// What `export` answers.
public struct ExportDocument: ResultDocument, Hashable {
    /// The rows of one order.
    public struct Order: Codable, Sendable, Hashable {
        public var order: Int
        public var rows: UInt64
    }

    public var schemaVersion = 1
    public var signature: String
    /// The form that was written.
    public var format: String
    /// n-grams written, by order.
    public var orders: [Order]

    public init(_ export: CountsExport) {
        let summary = export.profile.summary
        signature = summary.signature
        format = export.format.rawValue
        orders = export.orders.map { Order(order: $0, rows: summary.orders[$0 - 1].distinct) }
    }
}
