import AlignmentKit
import ArgumentParser
import DurableFiles
import Foundation

/// Reads observation tables and picks the curve that is meant.
enum ObservationInput {
    /// A table that could not be read, with its file's name.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String

        var description: String { "\(path == "-" ? "standard input" : path): \(reason)" }
    }

    /// Reads a table; `-` is standard input.
    ///
    /// - Throws: ``Failure`` that names file, line and column.
    static func table(at path: String) throws -> ObservationTable {
        let bytes: [UInt8]
        do {
            let handle = path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: file(path))
            bytes = Array(try handle.readToEnd() ?? Data())
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(path: path, reason: "it cannot be read; check its permissions")
        }
        do {
            return try ObservationTable(csv: bytes)
        } catch {
            throw Failure(path: path, reason: "\(error)")
        }
    }

    /// The rows of one curve of a table.
    ///
    /// - Parameters:
    ///   - name: the curve's name in the column `pretraining`; `nil` where there is only one.
    ///   - finetuningTokens: finetuning size of the curve, where the table holds several.
    /// - Throws: ``Failure`` where that is no curve of the table, or several.
    static func curve(
        of table: ObservationTable, path: String, name: String?, finetuningTokens: Double?
    ) throws -> [Observation] {
        let all = table.groups
        // A table of baselines alone has no curve; the analysis says what is missing.
        guard !all.isEmpty else { return table.observations }
        var groups = all.filter { name == nil || $0.pretraining == name }
        guard !groups.isEmpty else {
            let names = Set(all.compactMap(\.pretraining)).sorted()
            throw Failure(
                path: path,
                reason: "no row has pretraining '\(name ?? "")'; "
                    + (names.isEmpty
                        ? "the table names no corpora, so leave --curve out" : "there are \(list(names))"))
        }
        if groups.count > 1, let finetuningTokens {
            let sized = groups.filter { $0.finetuningTokens == finetuningTokens }
            if !sized.isEmpty { groups = sized }
        }
        guard groups.count == 1 else {
            let names = groups.map { group in
                [group.pretraining, group.finetuningTokens.map { "finetuning_tokens \(Int64($0))" }]
                    .compactMap { $0 }.joined(separator: ", ")
            }
            throw Failure(
                path: path,
                reason: "the table holds \(groups.count) curves (\(names.joined(separator: "; "))); choose one with "
                    + "--curve NAME and --finetuning-tokens N")
        }
        return groups[0].observations
    }

    private static func list(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

    private static func file(_ path: String) throws(Failure) -> URL {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            throw Failure(path: path, reason: unsafe String(cString: strerror(errno)) + "; check the name")
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            throw Failure(path: path, reason: "it is a folder; name a CSV file")
        }
        return URL(fileURLWithPath: path)
    }
}
