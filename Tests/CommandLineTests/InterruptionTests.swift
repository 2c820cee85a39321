import Foundation
import Testing

@Suite struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func nothingIsLeft(_ signal: Int32) throws {
        let folder = try TestFolder()
        let process = try Alignkit.start(
            Alignkit.path, ["profile", "-", "--output", "out/p", "--threads", "2"], in: folder)
        let input = Pipe()
        process.standardInput = input
        try process.run()
        let text = try Data(contentsOf: URL(fileURLWithPath: Repository.fixture("task/en-fr/train.en.txt")))
        try input.fileHandleForWriting.write(contentsOf: text)
        let deadline = Date(timeIntervalSinceNow: 60)
        while try folder.leftovers().isEmpty, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
        #expect(try !folder.leftovers().isEmpty, "the run has begun: it has a temporary folder")
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        let outcome = try Alignkit.outcome(of: process, in: folder)
        #expect(outcome.status == 130 && !outcome.wasKilled)
        #expect(outcome.output.isEmpty && outcome.error.isEmpty, "\(outcome.error)")
        #expect(try folder.leftovers().isEmpty)
        try input.fileHandleForWriting.close()
    }
}
