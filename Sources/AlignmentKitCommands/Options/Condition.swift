import ArgumentParser

/// A condition named with `--fail-on`: a finding such as `nonMonotone`, or a bound on a number such as
/// `alignmentScore<0.5`.
struct Condition: Equatable {
    /// How a number is held against a bound.
    enum Comparison: Character {
        case less = "<"
        case more = ">"
    }

    /// The finding or the number.
    let name: String
    /// The bound, where the condition has one.
    let bound: (comparison: Comparison, value: Double)?

    static func == (a: Condition, b: Condition) -> Bool { a.text == b.text }

    /// The condition as it was written.
    let text: String

    init?(_ text: some StringProtocol) {
        self.text = String(text)
        guard let index = text.firstIndex(where: { Comparison(rawValue: $0) != nil }) else {
            guard !text.isEmpty else { return nil }
            (name, bound) = (String(text), nil)
            return
        }
        guard let comparison = Comparison(rawValue: text[index]),
            let value = Double(String(text[text.index(after: index)...])), value.isFinite, index > text.startIndex
        else { return nil }
        (name, bound) = (String(text[..<index]), (comparison, value))
    }

    /// The conditions of a list joined by commas.
    static func list(_ argument: String) throws -> [Condition] {
        try argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
            guard let condition = Condition(part) else {
                throw ValidationError(
                    "'\(part)' is no condition; name findings, or bounds such as alignmentScore<0.5, joined by commas.")
            }
            return condition
        }
    }
}

/// What a verb found, as far as conditions can ask for it.
struct Findings {
    /// Findings by name, and whether they hold.
    var flags: [String: Bool] = [:]
    /// Numbers by name; `nil` for one that does not exist.
    var numbers: [String: Double?] = [:]

    /// Whether a condition holds. A bound on a number that does not exist holds: a guard must not pass for want of
    /// evidence.
    func holds(_ condition: Condition) -> Bool {
        guard let bound = condition.bound else { return flags[condition.name] ?? false }
        guard let number = numbers[condition.name] ?? nil else { return true }
        return bound.comparison == .less ? number < bound.value : number > bound.value
    }
}
