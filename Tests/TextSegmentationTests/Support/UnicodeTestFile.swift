import Foundation
import TestSupport

/// A test file of the Unicode standard in ../shared/data/unicode.
enum UnicodeTestFile {
    private static let folder = URL(fileURLWithPath: SharedData.folder + "/unicode")

    static func isAvailable(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent("\(name).txt.xz").path)
    }

    /// The lines that hold data, comments cut off.
    static func lines(_ name: String) throws -> [Substring] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xz", "-dc", folder.appendingPathComponent("\(name).txt.xz").path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
            let content = line.prefix { $0 != "#" }
            return content.isEmpty ? nil : content
        }
    }
}
