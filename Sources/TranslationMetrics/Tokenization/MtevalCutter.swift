/// The tokenization of `mteval-v13a.pl`, which Chinese text shares but for its own characters.
///
/// The script applies four substitutions in turn. What they do together can be told from the characters beside: symbols stand
/// alone; a full stop or comma does, unless digits stand on both sides; a dash does behind a digit. A substitution never
/// matches overlapping text, so a full stop that was cut off behind another character is no longer "another character" to a
/// full stop right behind it.
enum MtevalCutter {
    /// What an ASCII byte is to the rules; bytes from 0x80 on are letters unless they are white space.
    private enum Class {
        static let letter: UInt8 = 0
        static let digit: UInt8 = 1
        static let symbol: UInt8 = 2
        static let space: UInt8 = 3
        static let stop: UInt8 = 4
        static let dash: UInt8 = 5
    }

    private static let classes: [UInt8] = (UInt8(0)..<128).map { byte in
        switch byte {
        case _ where WhiteSpace.contains(ascii: byte): Class.space
        case 0x30...0x39: Class.digit
        case 0x2C, 0x2E: Class.stop
        case 0x2D: Class.dash
        case 0x21...0x26, 0x28...0x2B, 0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: Class.symbol
        default: Class.letter
        }
    }

    /// Undoes the script's line joining and escapes, one after the other: `&amp;lt;` becomes `<`, `&amp;quot;` does not
    /// become a quotation mark.
    static func unescape(_ bytes: inout [UInt8]) {
        if bytes.contains(UInt8(ascii: "<")) { replace("<skipped>", by: "", in: &bytes) }
        if bytes.contains(UInt8(ascii: "\n")) {
            replace("-\n", by: "", in: &bytes)
            replace("\n", by: " ", in: &bytes)
        }
        if bytes.contains(UInt8(ascii: "&")) {
            replace("&quot;", by: "\"", in: &bytes)
            replace("&amp;", by: "&", in: &bytes)
            replace("&lt;", by: "<", in: &bytes)
            replace("&gt;", by: ">", in: &bytes)
        }
    }

    private static func replace(_ pattern: StaticString, by replacement: StaticString, in bytes: inout [UInt8]) {
        let pattern = Array("\(pattern)".utf8)
        let replacement = Array("\(replacement)".utf8)
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position] == pattern[0], bytes[position...].starts(with: pattern) {
                result += replacement
                position += pattern.count
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        bytes = result
    }

    /// Cuts text that stands between spaces.
    static func cut(_ bytes: [UInt8], from start: Int, into sink: inout TokenSink) {
        cut(bytes, from: start, isBetweenSpaces: true, into: &sink) { _ in false }
    }

    /// Cuts text in which Chinese characters stand alone. Nothing stands before its start and behind its end, so that a full
    /// stop there has no neighbour to be cut off from.
    static func cutChinese(_ bytes: [UInt8], into sink: inout TokenSink) {
        let start = WhiteSpace.trimmedStart(bytes, end: bytes.count)
        cut(bytes, from: start, isBetweenSpaces: false, into: &sink, isAlone: ChineseCharacters.contains)
    }

    @inline(__always)
    private static func cut(
        _ bytes: [UInt8], from start: Int, isBetweenSpaces: Bool, into sink: inout TokenSink, isAlone: (UInt32) -> Bool
    ) {
        var position = start
        var previous = Class.space
        // Whether the character before is a full stop that the second substitution has cut off.
        var isCutOff = false
        while position < bytes.count {
            let byte = bytes[position]
            guard byte < 0x80 else {
                let (scalar, length) = UTF8Text.scalar(bytes, at: position)
                if WhiteSpace.contains(nonASCII: scalar) {
                    sink.close(at: position)
                } else if isAlone(scalar) {
                    sink.isolate(position, position + length)
                } else {
                    sink.extend(at: position)
                }
                position += length
                (previous, isCutOff) = (Class.letter, false)
                continue
            }
            let current = classes[Int(byte)]
            switch current {
            case Class.space: sink.close(at: position)
            case Class.symbol: sink.isolate(position, position + 1)
            case Class.stop:
                let hasPrevious = isBetweenSpaces || position > start
                isCutOff = hasPrevious && previous != Class.digit && !isCutOff
                let isNextDigit =
                    position + 1 < bytes.count
                    ? bytes[position + 1] >= 0x30 && bytes[position + 1] <= 0x39 : !isBetweenSpaces
                if isCutOff || !isNextDigit {
                    sink.isolate(position, position + 1)
                } else {
                    sink.extend(at: position)
                }
            case Class.dash where previous == Class.digit: sink.isolate(position, position + 1)
            default: sink.extend(at: position)
            }
            if current != Class.stop { isCutOff = false }
            previous = current
            position += 1
        }
        sink.close(at: position)
    }
}
