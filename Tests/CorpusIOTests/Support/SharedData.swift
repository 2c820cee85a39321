import Foundation

/// Real data that lies beside the checkout on development machines.
enum SharedData {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/data").path

    static let exists = FileManager.default.fileExists(atPath: folder)
}
