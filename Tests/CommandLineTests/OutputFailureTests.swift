import Foundation
import Testing

@Suite struct OutputFailureTests {
    private static let text = Repository.fixture("task/train.en.txt")

    /// Found before anything is read: the input would never end.
    @Test(
        arguments: [
            ("out", "it is a folder"), ("nowhere/p", "create its folder first"), ("plain/p", "Not a directory"),
            ("plain", "also an input"), ("/dev/full", "device"), ("", "empty"),
        ])
    func impossibleOutputs(_ output: String, _ part: String) throws {
        let folder = try TestFolder()
        try folder.write("plain", "some text\n")
        try Alignkit.run("profile", "plain", "--output", output, in: folder).requireFailure(part)
        #expect(try folder.leftovers().isEmpty)
        #expect(try folder.data("plain") == Data("some text\n".utf8))
    }

    /// A limit on the size of files stands in for a full disk: first on intermediate files, then on the output.
    @Test(arguments: [1, 8, 40])
    func fileSizeLimit(_ blocks: Int) throws {
        let folder = try TestFolder()
        // Messages and shell output go to files too, far below the limit.
        let outcome = try Alignkit.shell(
            "ulimit -f \(blocks); exec \"$alignkit\" profile '\(Self.text)' --output out/p", in: folder)
        outcome.requireFailure("cannot be written", "file-size limit")
        #expect(try folder.leftovers().isEmpty)
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "needs unshare and mount"))
    func fullDisk() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.shell(
            SmallDisk.script(
                """
                "$alignkit" profile '\(Self.text)' --output disk/p --temporary-directory tmp; status=$?
                ls -A disk tmp >left; exit $status
                """), in: folder)
        outcome.requireFailure("disk/p", "No space left on device", "free some space")
        #expect(try folder.data("left") == Data("disk:\n\ntmp:\n".utf8))
    }

    /// More different n-grams than fit the memory allowed: intermediate files are written, and do not fit the disk.
    @Test(.enabled(if: SmallDisk.isAvailable, "needs unshare and mount"))
    func fullTemporaryDisk() throws {
        let folder = try TestFolder()
        let words = (0..<200_000).map { "w\($0 * 7919 % 1_000_003)" + ($0 % 20 == 19 ? "\n" : " ") }
        try folder.write("many.txt", words.joined())
        let outcome = try Alignkit.shell(
            SmallDisk.script(
                """
                "$alignkit" profile many.txt --output out/p --temporary-directory disk --memory 1M --threads 1
                status=$?
                ls -A disk out >left; exit $status
                """), in: folder)
        outcome.requireFailure("disk/", "No space left on device", "free some space")
        #expect(try folder.data("left") == Data("disk:\n\nout:\n".utf8))
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"),
        arguments: ["fit '\(Repository.fixture("curves/saturates.csv"))' --json", "--help", "inspect p --ngrams 1"])
    func fullStandardOutput(_ arguments: String) throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", Self.text, "--order", "1", "--output", "p", in: folder)
        let outcome = try Alignkit.shell("exec \"$alignkit\" \(arguments) >/dev/full", in: folder)
        outcome.requireFailure("standard output: cannot be written: No space left on device")
        let closed = try Alignkit.shell("exec \"$alignkit\" \(arguments) >&-", in: folder)
        closed.requireFailure("standard output: cannot be written")
    }

    /// A reader that has seen enough is no failure.
    @Test func closedPipe() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.shell(
            "{ \"$alignkit\" profile '\(Self.text)' --output out/p; echo $? >status; } | true; cat status", in: folder)
        #expect(outcome.output == "0\n" && outcome.error.isEmpty, "\(outcome.error)")
        #expect(try folder.leftovers() == ["p"])
    }

    @Test func missingTemporaryFolder() throws {
        let folder = try TestFolder()
        try Alignkit.run(
            "profile", Self.text, "--output", "out/p", "--temporary-directory", "nowhere", in: folder
        ).requireFailure("nowhere", "create its folder first")
        #expect(try folder.leftovers().isEmpty)
    }
}

/// A disk of 32 KiB that vanishes with the process that mounted it.
enum SmallDisk {
    /// Wraps a script so that `disk` in its working folder is the small disk.
    static func script(_ body: String) -> String {
        let options = getuid() == 0 ? "-m" : "-rm"
        return """
            mkdir -p disk && cat >.script <<'END'
            mount -t tmpfs -o size=32k none disk || exit 99
            \(body)
            END
            exec unshare \(options) /bin/sh .script
            """
    }

    static let isAvailable: Bool = {
        guard let folder = try? TestFolder(), let outcome = try? Alignkit.shell(script("exit 0"), in: folder) else {
            return false
        }
        return outcome.status == 0
    }()
}
