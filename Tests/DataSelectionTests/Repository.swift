import Foundation

/// Files of the checkout.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A file or folder in `Fixtures`.
    static func fixture(_ name: String) -> String { "\(root)/Fixtures/\(name)" }
}
