import Foundation

/// Real data that lies beside the checkout on development machines (`../shared/data`). Tests that want it skip where it is
/// absent, and say so.
package enum SharedData {
    package static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/data").path

    package static let exists = FileManager.default.fileExists(atPath: folder)
}
