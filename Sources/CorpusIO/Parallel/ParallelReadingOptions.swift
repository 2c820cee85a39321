/// How parallel corpora are read.
public struct ParallelReadingOptions: Sendable, Hashable {
    /// The languages, as TMX files and `{"translation": {"en": …, "de": …}}` call them.
    public var sourceLanguage: String
    public var targetLanguage: String
    /// Where JSON records hold the sides, in the form of ``ReadingOptions/textField``; unless set, `translation.en` for a side
    /// in `en`, as the data sets of WMT on Hugging Face have it.
    public var sourceField: String
    public var targetField: String
    /// Which columns of a table hold the sides.
    public var sourceColumn: TableColumn
    public var targetColumn: TableColumn
    /// Everything else. ``ReadingOptions/textField``, ``ReadingOptions/textLanguage`` and the table's text column are not
    /// looked at. Tables are read where ``ReadingOptions/format`` says so.
    public var reading: ReadingOptions

    public init(
        sourceLanguage: String, targetLanguage: String, sourceField: String? = nil, targetField: String? = nil,
        sourceColumn: TableColumn = .number(1), targetColumn: TableColumn = .number(2),
        reading: ReadingOptions = ReadingOptions()
    ) {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.sourceField = sourceField ?? "translation.\(sourceLanguage)"
        self.targetField = targetField ?? "translation.\(targetLanguage)"
        self.sourceColumn = sourceColumn
        self.targetColumn = targetColumn
        self.reading = reading
    }

    /// One side of files of pairs, to be read as a corpus of its own.
    public enum Side: Sendable, Hashable, CaseIterable {
        case source, target
    }

    /// Options with which one side of files of pairs is read as a corpus of its own. A record without the other side is
    /// malformed all the same, so that both sides come from the same pairs; a file of texts is an error.
    public func reading(_ side: Side) -> ReadingOptions {
        let isSource = side == .source
        var options = reading
        options.textField = isSource ? sourceField : targetField
        options.table.text = isSource ? sourceColumn : targetColumn
        options.textLanguage = isSource ? sourceLanguage : targetLanguage
        options.translationField = isSource ? targetField : sourceField
        options.table.translation = isSource ? targetColumn : sourceColumn
        options.translationLanguage = isSource ? targetLanguage : sourceLanguage
        options.readsPairs = true
        return options
    }

    /// Options with which aligned files are read: every line counts.
    var readingAligned: ReadingOptions {
        var options = reading
        options.format = .text
        options.documents = .lines
        options.keepsBlankLines = true
        options.allowsEmptyShards = true
        options.maximumMalformedRecords = 0
        return options
    }
}
