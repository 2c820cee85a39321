import Foundation
import Testing

/// Each bad input gives one line that names file, record and byte, status 3, and leaves nothing behind.
@Suite struct BadInputTests {
    /// A row of Fixtures/malformed/manifest.tsv.
    struct Row: Sendable, CustomTestStringConvertible {
        let file: String
        let problem: String
        let record: Int?
        let textOffset: Int?
        let compressedOffset: Int?
        var testDescription: String { file }
    }

    static let manifest: [Row] = {
        let text = (try? String(contentsOfFile: Repository.fixture("malformed/manifest.tsv"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t").map(String.init)
            return Row(
                file: cells[0], problem: cells[1], record: Int(cells[2]), textOffset: Int(cells[3]),
                compressedOffset: Int(cells[4]))
        }
    }()

    @Test func theManifestIsThere() { #expect(Self.manifest.count >= 18) }

    @Test(arguments: manifest)
    func malformedFilesAreNamedWithRecordAndByte(_ row: Row) throws {
        let folder = try TestFolder()
        let path = Repository.fixture("malformed/\(row.file)")
        let outcome = try Alignkit.run("profile", path, "--output", "out/p", "--threads", "2", in: folder)
        if row.problem == "none" {
            #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
            return
        }
        outcome.requireFailure(path)
        #expect(outcome.output.isEmpty)
        #expect(try folder.leftovers().isEmpty)
        let found = try Self.place(in: outcome.error)
        switch row.problem {
        case "empty", "no-text": #expect(found.record == nil)
        case "truncated":
            // A decoder may hand out part of the cut block: the record named is the first that is not whole.
            #expect((row.record ?? 0)...8 ~= found.record ?? 0)
            #expect(found.byte == row.compressedOffset && found.space == "file")
        case "checksum":
            #expect(found.record == 9)
            let offset = try #require(row.compressedOffset)
            #expect(offset...offset + 4 ~= found.byte ?? 0 && found.space == "file")
        case "corrupt":
            #expect(found.record == row.record && found.byte == row.compressedOffset && found.space == "file")
        case "invalid-json":
            // The byte where the line stops being JSON lies in the record that begins at the manifest's.
            #expect(found.record == row.record && found.byte ?? 0 >= row.textOffset ?? 0)
        default:
            #expect(found.record == row.record && found.byte == row.textOffset)
            #expect(found.space == "decompressed text")
        }
    }

    /// The place that a message names: `record 7, byte 536 of the file`.
    private static func place(in message: String) throws -> (record: Int?, byte: Int?, space: String?) {
        let match = message.firstMatch(of: /record (\d+), byte (\d+) of the (file|decompressed text)/)
        return (
            match.flatMap { Int($0.output.1) }, match.flatMap { Int($0.output.2) }, match.map { String($0.output.3) }
        )
    }

    @Test func missingInputs() throws {
        let folder = try TestFolder()
        for (inputs, part) in [
            (["nowhere.txt"], "nowhere.txt"), (["*.zst"], "*.zst"), (["tmp"], "tmp"),
            ([Repository.fixture("formats/same.txt"), "gone/"], "gone"),
        ] {
            let outcome = try Alignkit.run(["profile"] + inputs + ["--output", "out/p"], in: folder)
            outcome.requireFailure(part)
            #expect(try folder.leftovers().isEmpty)
        }
    }

    @Test func badStandardInput() throws {
        let folder = try TestFolder()
        try Alignkit.run("profile", "-", "--output", "out/p", in: folder).requireFailure("standard input", "empty")
        try Alignkit.run("profile", "-", "--output", "out/p", "--format", "jsonl", in: folder, input: "{\"text\": 1}\n")
            .requireFailure("standard input: record 1, byte 0")
        try Alignkit.run("profile", "-", "-", "--output", "out/p", in: folder).requireFailure("more than once")
        #expect(try folder.leftovers().isEmpty)
    }

    /// The same faults reach compare and predict, whose inputs are profiled on the fly.
    @Test(arguments: ["compare", "predict"])
    func faultsInSidesOfATask(_ verb: String) throws {
        let folder = try TestFolder()
        let good = Repository.fixture("malformed/good.jsonl.zst")
        let bad = Repository.fixture("malformed/text-is-null.jsonl")
        let outcome = try Alignkit.run(
            verb == "compare"
                ? ["compare", good, "--source", good, "--target", bad]
                : ["predict", "--pretraining", good, "--source", good, "--target", bad], in: folder)
        outcome.requireFailure("text-is-null.jsonl: record 2, byte 81")
        #expect(outcome.output.isEmpty)
        #expect(try folder.leftovers().isEmpty)
    }

    @Test(.enabled(if: Privileges.canDrop, "needs a user that permissions bind: run as one, or as root with setpriv"))
    func unreadableFiles() throws {
        let folder = try TestFolder()
        try folder.write("secret.txt", "text\n")
        let script = "chmod 000 secret.txt; chmod 777 out tmp; \(Privileges.drop) \"$alignkit\" "
        let input = try Alignkit.shell(script + "profile secret.txt --output out/p", in: folder)
        input.requireFailure("secret.txt", "permission")
        let sealed = try Alignkit.shell(
            "echo text > open.txt; mkdir sealed; chmod 555 sealed; chmod 777 out tmp; \(Privileges.drop) \"$alignkit\" "
                + "profile open.txt --output sealed/p", in: folder)
        sealed.requireFailure("sealed/p", "Permission denied", "choose a folder you may write to")
        #expect(try folder.leftovers().isEmpty)
    }
}

/// How to run a command as somebody whom permissions bind.
enum Privileges {
    static let drop = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""

    static let canDrop: Bool = {
        guard getuid() == 0 else { return true }
        guard let folder = try? TestFolder(),
            let outcome = try? Alignkit.shell("\(drop) \"$alignkit\" --version", in: folder)
        else { return false }
        return outcome.status == 0
    }()
}
