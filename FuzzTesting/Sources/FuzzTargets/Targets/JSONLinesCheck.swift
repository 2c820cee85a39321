import CorpusIO

/// JSON lines: a record that is accepted is one that Foundation reads, with equal text; a line that Foundation reads, twice,
/// is accepted.
enum JSONLinesCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        // So that no input is taken for compressed.
        let content = [0x0A] + bytes
        var choices = Choices(bytes)
        let isTranslation = choices.element(of: [false, false, true])
        let path = try ScratchFile.write(content, named: "input.jsonl")
        var options = Reading.tolerant(.jsonl)
        options.textField = isTranslation ? "translation.en" : "text"
        options.languageField = "lang"
        let outcome = try Reading.consistentOutcome(path, options, &choices)
        try require(outcome.failure == nil, "reading failed: \(outcome.failure as Any)")
        var accepted: [Int: ReadRecord] = [:]
        for record in outcome.records { accepted[record.offset] = record }
        for (index, line) in TextLines.lines(content).enumerated() {
            let reference = JSONReference.read(line.bytes, isTranslation: isTranslation)
            guard let record = accepted[line.offset] else {
                guard case .record = reference, JSONReference.isValid(line.bytes) else { continue }
                throw Violation("record \(index + 1) is refused, and Foundation reads it")
            }
            try require(record.number == index + 1, "record \(index + 1) is numbered \(record.number)")
            try require(
                String(validating: record.text, as: UTF8.self) != nil, "record \(record.number) is not UTF-8")
            switch reference {
            case .record(let text, let language):
                try require(text == record.text, "the text of record \(index + 1) differs from Foundation's")
                try require(
                    language == record.language, "the language of record \(index + 1) differs from Foundation's")
            case .refused: throw Violation("record \(index + 1) is accepted, and Foundation refuses it")
            case .unknown: break
            }
        }
    }
}
