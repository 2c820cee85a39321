/// Which columns of a table are read.
public struct TableOptions: Sendable, Hashable {
    /// The column that holds the text.
    public var text: TableColumn
    /// The column that holds the language; `nil`: rows carry none.
    public var language: TableColumn?
    /// The column that holds the identifier; `nil`: rows carry none.
    public var identifier: TableColumn?
    /// Whether each shard's first row names the columns; true in any case where a column is asked for by name.
    public var hasHeader: Bool
    /// The column of the other side of a pair.
    var translation: TableColumn?

    public init(
        text: TableColumn = .number(1), language: TableColumn? = nil, identifier: TableColumn? = nil,
        hasHeader: Bool = false
    ) {
        self.text = text
        self.language = language
        self.identifier = identifier
        self.hasHeader = hasHeader
    }

    /// Whether the first row of a shard is a header.
    var readsHeader: Bool {
        hasHeader
            || [text, language, identifier, translation].contains { column in
                if case .name = column { true } else { false }
            }
    }
}
