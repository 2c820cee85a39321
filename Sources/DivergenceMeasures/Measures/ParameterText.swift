/// A name with parameters in parentheses, such as `renyi(0.5)`.
struct ParameterText {
    let name: Substring
    /// What stands between the parentheses, cut at commas; empty without parentheses.
    let parameters: [Substring]

    init(_ text: String) {
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else {
            name = text[...]
            parameters = []
            return
        }
        name = text[..<open]
        let inside = text[text.index(after: open)..<text.index(before: text.endIndex)]
        // A nested name keeps its own commas.
        parameters = inside.contains("(") ? [inside] : inside.split(separator: ",", omittingEmptySubsequences: false)
    }

    /// The shortest text that reads back as the number: whole numbers without a point, infinity as `inf`.
    static func text(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
