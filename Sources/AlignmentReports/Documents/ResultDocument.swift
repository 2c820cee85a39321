import Foundation

/// A result as a program reads it: one JSON object with a version and a signature, every key always there.
public protocol ResultDocument: Codable, Sendable {
    /// Version of the document's form; 1.
    var schemaVersion: Int { get }
    /// Names every choice behind the numbers.
    var signature: String { get }
}

extension ResultDocument {
    /// The document as indented JSON with its keys in alphabetical order, ending in a line feed: equal results give
    /// equal bytes.
    public func json() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        } catch {
            preconditionFailure("documents hold nothing that JSON cannot: \(error)")
        }
    }
}
