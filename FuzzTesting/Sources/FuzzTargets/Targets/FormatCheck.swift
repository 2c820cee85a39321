import CorpusIO

/// Formats whose records may span lines: records ascend, are UTF-8, and are the same for any blocks and workers; what is
/// replaced is counted, and nothing is replaced in text that is UTF-8.
enum FormatCheck {
    static func run(_ bytes: [UInt8], _ format: RecordFormat) throws(Violation) {
        // So that no input is taken for compressed.
        let content = [0x0A] + bytes
        var choices = Choices(bytes)
        let path = try ScratchFile.write(content, named: "input.\(format.rawValue)")
        var options = Reading.tolerant(format)
        options.documents = format == .text ? .paragraphs : .lines
        options.table.text = choices.element(of: [.number(1), .number(2), .name("text")])
        options.table.hasHeader = choices.element(of: [false, true])
        options.textLanguage = choices.element(of: [nil, "en", "de"])
        let outcome = try Reading.consistentOutcome(path, options, &choices)
        try ascends(outcome)
        options.invalidUTF8 = .replace
        let replaced = try Reading.consistentOutcome(path, options, &choices)
        try ascends(replaced)
        if String(validating: content, as: UTF8.self) != nil {
            try require(replaced == outcome, "valid UTF-8 is changed where invalid is to be replaced")
        }
    }

    private static func ascends(_ outcome: ReadOutcome) throws(Violation) {
        var number = 0
        var offset = -1
        for record in outcome.records {
            try require(record.number > number && record.offset >= offset, "records do not ascend")
            try require(String(validating: record.text, as: UTF8.self) != nil, "record \(record.number) is not UTF-8")
            number = record.number
            offset = record.offset
        }
    }
}
