import CorpusIO

/// Text: exactly the lines that are not blank and are UTF-8, whatever the limit on a line.
enum TextCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        // What begins so is no plain text; the automatic target has it.
        let path = try ScratchFile.write([0x0A] + bytes, named: "input.txt")
        let shifted = [0x0A] + bytes
        var choices = Choices(bytes)
        let outcome = try Reading.consistentOutcome(path, Reading.tolerant(.text), &choices)
        try require(outcome == TextLines.outcome(shifted), "the records differ from the lines")
        var limited = Reading.tolerant(.text)
        limited.maximumRecordSize = 1 + Int(choices.next() % 64)
        let short = try Reading.consistentOutcome(path, limited, &choices)
        let longest = shifted.split(separator: 0x0A).map(\.count).max() ?? 0
        if longest > limited.maximumRecordSize {
            try require(short.failure?.code == .recordTooLarge, "a line longer than the limit passes")
        } else {
            try require(short == outcome, "a limit that no line exceeds changes the records")
        }
    }
}

/// Files whose compression and format must be found out.
enum AutomaticCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        let names = ["input", "input.jsonl", "input.txt", "input.zst", "input.gz", "input.jsonl.gz"]
        for start in [[0x28, 0xB5], [0x1F, 0x8B]] as [[UInt8]] where bytes.starts(with: start) {
            // A bomb would take all the time.
            if case .tooLarge = ZstandardReference.decode(bytes) { return }
            if case .tooLarge = GzipReference(bytes).decoding { return }
        }
        var choices = Choices(bytes)
        let path = try ScratchFile.write(bytes, named: choices.element(of: names))
        let options = Reading.tolerant(.automatic)
        let outcome = try Reading.consistentOutcome(path, options, &choices)
        var records = outcome.records[...]
        while let record = records.popFirst() {
            try require(
                String(validating: record.text, as: UTF8.self) != nil, "record \(record.number) is not UTF-8")
            guard let next = records.first else { break }
            try require(next.number > record.number && next.offset > record.offset, "records do not ascend")
        }
    }
}
