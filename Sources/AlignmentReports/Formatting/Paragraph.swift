/// Text broken into lines.
enum Paragraph {
    /// Widest line, in characters.
    static let width = 88

    /// The text in lines of at most ``width`` characters, each ended by a line feed; longer words stand alone.
    static func wrap(_ text: String, indent: String = "", hanging: String? = nil) -> String {
        let hanging = hanging ?? indent
        var result = ""
        var line = indent
        var isStart = true
        for word in words(text) {
            if !isStart, line.count + 1 + word.count > width {
                result += line + "\n"
                line = hanging
                isStart = true
            }
            line += isStart ? word : " \(word)"
            isStart = false
        }
        return result + line + "\n"
    }

    /// Words, a per-cent sign together with its number.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if word.hasPrefix("%"), let last = words.popLast() {
                words.append("\(last) \(word)")
            } else {
                words.append(String(word))
            }
        }
        return words
    }

    /// One item of a list.
    static func item(_ text: String) -> String { wrap(text, indent: "  - ", hanging: "    ") }
}
