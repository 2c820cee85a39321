import AlignmentKit
import ArgumentParser

/// How records are read.
struct InputOptions: ParsableArguments {
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
            "auto, jsonl (one JSON object a line) or text (one document a line). auto decides for each file.",
            valueName: "format"),
        transform: InputOptions.format)
    var format = RecordFormat.automatic

    @Option(
        help: ArgumentHelp(
            "Leave out at most this many malformed records, and count them; one more is an error.", valueName: "n"))
    var skipMalformed = 0

    @Option(
        help: ArgumentHelp(
            "Memory that a compressed file may ask for as its window, such as 2G for zstd --long=31; at most 2G.",
            valueName: "size"))
    var windowLimit = ByteSize(count: 128 << 20)

    @Option(
        help: ArgumentHelp(
            "A dictionary with which zstd files were compressed. May be given several times.", valueName: "file"))
    var zstandardDictionary: [String] = []

    func validate() throws {
        guard (1 << 10...1 << 31).contains(windowLimit.count) else {
            throw ValidationError("--window-limit takes 1K to 2G.")
        }
        guard skipMalformed >= 0 else { throw ValidationError("--skip-malformed takes 0 or more records.") }
        for (name, field) in [("--text-field", textField), ("--language-field", languageField ?? "-")]
        where field.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
            throw ValidationError("\(name) takes keys joined by dots, such as 'text' or 'translation.en'.")
        }
    }

    /// The library's options.
    var reading: ReadingOptions {
        ReadingOptions(
            textField: textField, languageField: languageField, format: format,
            maximumMalformedRecords: skipMalformed, maximumWindowSize: windowLimit.count,
            zstandardDictionaries: zstandardDictionary)
    }

    private static func format(_ argument: String) throws -> RecordFormat {
        switch argument {
        case "auto": return .automatic
        case "jsonl": return .jsonl
        case "text": return .text
        case "tsv", "wet":
            throw ValidationError("The format '\(argument)' is not in this version; use auto, jsonl or text.")
        default: throw ValidationError("There is no format '\(argument)'; use auto, jsonl or text.")
        }
    }
}
