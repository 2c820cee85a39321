import Foundation

/// Texts with a document per line, as numbered n-grams of lower-cased words and punctuation marks.
enum TextDocuments {
    static func read(paths: [String], order: Int) throws -> [[[Int]]] {
        var numbers: [[String]: Int] = [:]
        return try paths.map { path in
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return text.lowercased().split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ").map(String.init)
                guard words.count >= order else { return nil }
                return (0...words.count - order).map { start in
                    let next = numbers.count
                    let key = Array(words[start..<start + order])
                    if let known = numbers[key] { return known }
                    numbers[key] = next
                    return next
                }
            }
        }
    }
}
