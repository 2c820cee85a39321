import CorpusIO
import Foundation

/// Files of the checkout.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A file or folder in `Fixtures`.
    static func fixture(_ name: String) -> String { "\(root)/Fixtures/\(name)" }

    /// The texts of the records of a fixture.
    static func records(_ name: String) throws -> [String] {
        var texts: [String] = []
        try Corpus(inputs: [fixture(name)]).forEachRecord { record in
            record.withText { text in
                texts.append(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
            }
        }
        return texts
    }
}
