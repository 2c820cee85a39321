import Foundation

/// One line of JSON as Foundation reads it.
enum JSONReference {
    enum Line: Equatable {
        case record(text: [UInt8], language: [UInt8]?)
        case refused
        /// Foundation follows other rules here.
        case unknown
    }

    private struct Record: Decodable {
        var text: String
    }

    private struct Language: Decodable {
        var lang: String
    }

    private struct Translation: Decodable {
        struct Sides: Decodable {
            var en: String
        }

        var translation: Sides
    }

    static func read(_ line: [UInt8], isTranslation: Bool) -> Line {
        // Foundation takes NUL bytes and byte-order marks for signs of other encodings.
        if line.contains(0) || line.starts(with: [0xEF, 0xBB]) || [0xFE, 0xFF].contains(line.first) {
            return .unknown
        }
        let data = Data(line)
        let decoder = JSONDecoder()
        let text =
            isTranslation
            ? (try? decoder.decode(Translation.self, from: data))?.translation.en
            : (try? decoder.decode(Record.self, from: data))?.text
        guard let text else { return .refused }
        let language = (try? decoder.decode(Language.self, from: data))?.lang
        return .record(text: Array(text.utf8), language: language.map { Array($0.utf8) })
    }

    /// Whether the whole line is JSON; numbers that a Double cannot hold are refused too, and so is what looks like a comma
    /// before a closing bracket, which Foundation lets pass and RFC 8259 does not.
    static func isValid(_ line: [UInt8]) -> Bool {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0D]
        let ends: Set<UInt8> = [UInt8(ascii: "}"), UInt8(ascii: "]")]
        var isAfterComma = false
        for byte in line where !blanks.contains(byte) {
            if isAfterComma, ends.contains(byte) { return false }
            isAfterComma = byte == UInt8(ascii: ",")
        }
        return (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
    }
}
