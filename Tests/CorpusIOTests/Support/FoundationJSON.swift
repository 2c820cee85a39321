import Foundation

private struct TextRecord: Decodable {
    let text: String
}

/// The text of a JSON record as Foundation reads it; `nil` where Foundation refuses the line.
func foundationText(_ line: [UInt8]) -> String? {
    try? JSONDecoder().decode(TextRecord.self, from: Data(line)).text
}
