/// Results as text for people: what it means first, the figures after it, what to do next last.
public enum TextReport {
    /// A line that says how the numbers came about.
    static func signature(_ signature: String) -> String { "\nSignature: \(signature)\n" }
}
