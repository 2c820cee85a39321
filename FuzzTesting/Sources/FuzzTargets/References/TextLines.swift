/// What records of text are, by the words of the documentation and one line at a time.
enum TextLines {
    struct Line {
        var offset: Int
        var bytes: [UInt8]
    }

    /// The lines that are not blank, without their line feeds.
    static func lines(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for line in bytes[offset...].split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
                lines.append(Line(offset: offset, bytes: Array(line)))
            }
            offset += line.count + 1
        }
        return lines
    }

    /// The outcome of reading text.
    static func outcome(_ bytes: [UInt8]) -> ReadOutcome {
        var outcome = ReadOutcome()
        for (index, line) in lines(bytes).enumerated() {
            let text = line.bytes.last == 0x0D ? line.bytes.dropLast() : line.bytes[...]
            if String(validating: text, as: UTF8.self) == nil {
                outcome.skipped += 1
            } else {
                outcome.records.append(
                    ReadRecord(number: index + 1, offset: line.offset, text: Array(text), language: nil))
            }
        }
        return outcome
    }
}
