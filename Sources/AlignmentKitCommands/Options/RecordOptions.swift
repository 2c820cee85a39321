import AlignmentKit
import ArgumentParser

/// Where records hold their text.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Where a JSON record holds its text; dots lead into objects.", valueName: "path"))
    var textField = "text"

    @Option(
        help: ArgumentHelp(
            "Where a JSON record holds its language code, such as 'language'. Not read unless given.",
            valueName: "path"))
    var languageField: String?

    @Option(
        help: ArgumentHelp(
            "Where a record holds its identifier, which errors then name: a path in JSON, a column in tables.",
            valueName: "path"))
    var idField: String?

    @Option(
        help: ArgumentHelp(
            """
            auto, jsonl (one JSON object a line), text, tsv, csv, wet (WARC conversion records) or tmx. auto decides for \
            each file, and takes none for a table.
            """, valueName: "format"),
        transform: RecordOptions.format)
    var format = RecordFormat.automatic

    @Option(
        help: ArgumentHelp(
            "What a document is in plain text: lines, or paragraphs between blank lines.", valueName: "name"),
        transform: RecordOptions.documents)
    var documents = TextDocuments.lines

    @Option(
        help: ArgumentHelp(
            "The column that holds a table's text: its number from 1, or its name in the header. (default: 1)",
            valueName: "column"))
    var textColumn: String?

    @Option(help: ArgumentHelp("The column that holds a table's language code.", valueName: "column"))
    var languageColumn: String?

    @Flag(help: "Each table's first row is a header. Set by itself where a column is asked for by name.")
    var header = false

    @Option(help: ArgumentHelp("The language to read of TMX files.", valueName: "code"))
    var textLanguage: String?

    @Option(
        help: ArgumentHelp(
            "What becomes of bytes that are not UTF-8: error, or replace by U+FFFD and count.", valueName: "action"),
        transform: RecordOptions.invalidUTF8)
    var invalidUtf8 = InvalidUTF8Policy.error

    private var isTable: Bool { format == .tsv || format == .csv }

    func validate() throws {
        if !isTable, textColumn != nil || languageColumn != nil || header {
            throw ValidationError(
                "--text-column, --language-column and --header are for tables; give --format tsv or --format csv.")
        }
        for (name, field) in [("--text-field", textField), ("--language-field", languageField ?? "-")]
        where field.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
            throw ValidationError("\(name) takes keys joined by dots, such as 'text' or 'translation.en'.")
        }
        for (name, value) in [
            ("--id-field", idField), ("--text-column", textColumn), ("--language-column", languageColumn),
            ("--text-language", textLanguage),
        ] where value?.isEmpty == true {
            throw ValidationError("\(name) takes a name that is not empty.")
        }
    }

    /// The library's options.
    var reading: ReadingOptions {
        ReadingOptions(
            textField: textField, languageField: languageField, identifierField: idField, format: format,
            documents: documents,
            table: TableOptions(
                text: textColumn.map { TableColumn($0) } ?? .number(1),
                language: languageColumn.map { TableColumn($0) },
                identifier: isTable ? idField.map { TableColumn($0) } : nil, hasHeader: header),
            textLanguage: textLanguage, invalidUTF8: invalidUtf8)
    }

    private static func format(_ argument: String) throws -> RecordFormat {
        if argument == "auto" { return .automatic }
        if let format = RecordFormat(rawValue: argument), format != .automatic { return format }
        throw ValidationError("There is no format '\(argument)'; use auto, jsonl, text, tsv, csv, wet or tmx.")
    }

    private static func documents(_ argument: String) throws -> TextDocuments {
        if let documents = TextDocuments(rawValue: argument) { return documents }
        throw ValidationError("Documents are no '\(argument)'; use lines or paragraphs.")
    }

    private static func invalidUTF8(_ argument: String) throws -> InvalidUTF8Policy {
        if let policy = InvalidUTF8Policy(rawValue: argument) { return policy }
        throw ValidationError("--invalid-utf8 does not know '\(argument)'; use error or replace.")
    }
}
