/// A regular expression that published byte-level models cut text with before they merge bytes.
///
/// Patterns are known by their text and cut by hand-written code: a regular-expression engine is 20 times slower. The
/// classes are those of Unicode 15.0.
enum PreTokenPattern: Hashable, Sendable {
    /// GPT-2's, with contractions in small letters only.
    case gpt2
    /// That of GPT-4 (cl100k), and with other lengths of numbers that of Llama 3 and Qwen.
    case cl100k(digits: Int)
    /// GPT-4o's (o200k), which cuts before capitals.
    case o200k

    /// Fails where the pattern is not one of those known.
    init?(expression: String) {
        let contractions = "'s|'t|'re|'ve|'m|'ll|'d"
        let blanks = "\\s+(?!\\S)|\\s+"
        let either = "(?i:\(contractions))"
        let upper = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]"
        let lower = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]"
        let lead = "[^\\r\\n\\p{L}\\p{N}]?"
        var known: [(String, PreTokenPattern)] = [
            ("\(contractions)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\(blanks)", .gpt2),
            (
                "'(?:[sdmt]|ll|ve|re)| ?\\p{L}++| ?\\p{N}++| ?[^\\s\\p{L}\\p{N}]++|\\s++$|\\s+(?!\\S)|\\s", .gpt2
            ),
            ("'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\(blanks)", .gpt2),
            (
                "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}+| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+"
                    + "|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s",
                .cl100k(digits: 3)
            ),
            (
                "\(lead)\(upper)*\(lower)+\(either)?|\(lead)\(upper)+\(lower)*\(either)?|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\(blanks)",
                .o200k
            ),
        ]
        for (number, digits) in [("\\p{N}{1,3}", 3), ("\\p{N}", 1), ("\\p{N}+", Int.max)] {
            known.append(
                (
                    "\(either)|\(lead)\\p{L}+|\(number)| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\(blanks)",
                    .cl100k(digits: digits)
                ))
        }
        let bytes = Array(expression.utf8)
        guard let found = known.first(where: { Array($0.0.utf8) == bytes }) else { return nil }
        self = found.1
    }

    /// A name for the hash of a model.
    var name: String {
        switch self {
        case .gpt2: "gpt2"
        case .cl100k(let digits): "cl100k-\(digits)"
        case .o200k: "o200k"
        }
    }
}
