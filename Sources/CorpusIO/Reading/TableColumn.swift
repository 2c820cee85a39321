/// A column of a table, by its place or by its name in the header.
public enum TableColumn: Sendable, Hashable {
    /// From 1.
    case number(Int)
    /// As the header spells it, byte for byte.
    case name(String)

    /// A number where the word is one from 1 up, a name otherwise.
    public init(_ word: String) {
        if let number = Int(word), number > 0, word.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) {
            self = .number(number)
        } else {
            self = .name(word)
        }
    }
}

extension TableColumn: CustomStringConvertible {
    public var description: String {
        switch self {
        case .number(let number): "column \(number)"
        case .name(let name): "column \"\(name)\""
        }
    }
}
