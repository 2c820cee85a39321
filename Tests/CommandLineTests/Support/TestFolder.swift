import Foundation

/// A folder of one test, removed with the value. `out` is for outputs, `tmp` for the program's temporary files.
final class TestFolder {
    let root: String
    var outputs: String { path("out") }
    var temporary: String { path("tmp") }

    init() throws {
        root =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("alignkit-tests-\(UUID().uuidString)").path
        for folder in [outputs, temporary] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    /// What lies in the folders for outputs and temporary files, hidden files included.
    func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: outputs)
            + FileManager.default.contentsOfDirectory(atPath: temporary)
    }
}

/// Files of the checkout.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// A file or folder in `Fixtures`.
    static func fixture(_ name: String) -> String { "\(root)/Fixtures/\(name)" }

    /// A file in the tests' own folder of golden files.
    static func golden(_ name: String) throws -> String {
        try String(contentsOfFile: "\(root)/Tests/CommandLineTests/Golden/\(name)", encoding: .utf8)
    }
}
