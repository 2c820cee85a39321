import Foundation
import Testing

/// The built program, run as a whole process.
enum Alignkit {
    /// What a process left.
    struct Outcome {
        let status: Int32
        /// Whether a signal ended it, as a crash does.
        let wasKilled: Bool
        let output: String
        let error: String

        /// Lines of standard error that are not warnings.
        var complaints: [Substring] {
            error.split(separator: "\n").filter { !$0.hasPrefix("alignkit: warning: ") }
        }

        /// Standard output as JSON.
        func json() throws -> JSONValue { try JSONDecoder().decode(JSONValue.self, from: Data(output.utf8)) }

        /// Asserts the one line of an error: status 3, nothing on standard output, no crash.
        func requireFailure(
            _ parts: String..., status: Int32 = 3, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            #expect(!wasKilled, "\(error)", sourceLocation: sourceLocation)
            #expect(self.status == status, "\(error)", sourceLocation: sourceLocation)
            #expect(error.hasPrefix("alignkit: error: "), "\(error)", sourceLocation: sourceLocation)
            #expect(error.filter { $0 == "\n" }.count == 1, "\(error)", sourceLocation: sourceLocation)
            for part in parts { #expect(error.contains(part), "\(error)", sourceLocation: sourceLocation) }
        }
    }

    /// The program beside the test bundle, wherever the build folder lies.
    static let path: String = {
        var folders: [URL] = []
        if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            folders.append(URL(fileURLWithPath: own).deletingLastPathComponent())
        }
        folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        folders.append(URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent())
        let found = folders.map { $0.appendingPathComponent("alignkit").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        return found ?? "\(Repository.root)/.build/debug/alignkit"
    }()

    /// Runs the program.
    ///
    /// Standard output and error go to files: pipes that other tests' processes inherit would never close.
    static func run(
        _ arguments: [String], in folder: TestFolder, input: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        try launch(path, arguments, in: folder, input: input, environment: environment)
    }

    static func run(_ arguments: String..., in folder: TestFolder, input: String? = nil) throws -> Outcome {
        try run(arguments, in: folder, input: input)
    }

    /// Runs a shell script, with the program's path in `$alignkit`.
    static func shell(_ script: String, in folder: TestFolder) throws -> Outcome {
        try launch("/bin/sh", ["-c", script], in: folder, input: nil, environment: ["alignkit": path])
    }

    private static func launch(
        _ executable: String, _ arguments: [String], in folder: TestFolder, input: String?,
        environment: [String: String]
    ) throws -> Outcome {
        let process = try start(executable, arguments, in: folder, environment: environment)
        if let input {
            let file = folder.path(".input")
            try Data(input.utf8).write(to: URL(fileURLWithPath: file))
            process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        process.waitUntilExit()
        return try outcome(of: process, in: folder)
    }

    /// A process that is ready to run: the folder is its working folder, and `tmp` in it holds its temporary files.
    static func start(
        _ executable: String, _ arguments: [String], in folder: TestFolder, environment: [String: String] = [:]
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.root)
        process.environment = ProcessInfo.processInfo.environment
            .merging(["TMPDIR": folder.temporary, "LC_ALL": "C.UTF-8", "COLUMNS": "80"]) { $1 }.merging(environment) {
                $1
            }
        for (name, set) in [
            (".output", { process.standardOutput = $0 }), (".error", { process.standardError = $0 }),
        ] as [(String, (FileHandle) -> Void)] {
            let file = folder.path(name)
            _ = FileManager.default.createFile(atPath: file, contents: nil)
            set(try FileHandle(forWritingTo: URL(fileURLWithPath: file)))
        }
        return process
    }

    static func outcome(of process: Process, in folder: TestFolder) throws -> Outcome {
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(name))), as: UTF8.self)
        }
        return Outcome(
            status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
            output: try text(".output"), error: try text(".error"))
    }
}
