import Foundation
import TestSupport
import Testing

/// The WMT17 systems in ../shared/data/bleu.
enum SharedTranslations {
    static let folder = URL(fileURLWithPath: SharedData.folder + "/bleu")
    static let exist = FileManager.default.fileExists(atPath: folder.path)
    static let absence: Comment = "../shared/data/bleu is absent"

    /// The rows below the header, in columns by name.
    static func table(_ name: String) throws -> [[String: String]] {
        let rows = try lines(name).map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }

    /// Lines of a file, decompressed where its name ends in `.xz`.
    static func lines(_ name: String) throws -> [String] {
        let file = folder.appendingPathComponent(name)
        let data: Data
        if name.hasSuffix(".xz") {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["xz", "-dc", file.path]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
        } else {
            data = try Data(contentsOf: file)
        }
        var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    static func translations(_ system: String) throws -> [String] { try lines("wmt17-en-de/\(system).txt.xz") }
}
