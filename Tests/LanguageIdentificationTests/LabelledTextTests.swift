import Foundation
import TestSupport
import Testing

@testable import LanguageIdentification

/// Texts of `../shared/data/langid`, which nothing was trained on: accuracy by kind, macro-averaged over 75 languages, always answering.
@Suite("Labelled texts", .enabled(if: SharedData.exists, "no ../shared/data beside the checkout"))
struct LabelledTextTests {
    /// By kind and language, how many are right of how many.
    private func tally(every step: Int) throws -> [String: [String: (right: Int, all: Int)]] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xz", "-dc", SharedData.folder + "/langid/lingua-testdata.tsv.xz"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let worker = LanguageIdentifier().makeWorker()
        var tally: [String: [String: (right: Int, all: Int)]] = [:]
        for (number, line) in text.split(separator: "\n").enumerated() where number % step == 0 {
            let fields = line.split(separator: "\t", maxSplits: 2)
            guard fields.count == 3 else { continue }
            let (label, kind) = (String(fields[0]), String(fields[1]))
            var cell = tally[kind]?[label] ?? (0, 0)
            cell.all += 1
            if worker.identify(String(fields[2])).language == label { cell.right += 1 }
            tally[kind, default: [:]][label] = cell
        }
        return tally
    }

    private func accuracy(_ cells: [String: (right: Int, all: Int)]?) throws -> Double {
        let cells = try #require(cells)
        return cells.values.reduce(0) { $0 + Double($1.right) / Double($1.all) } / Double(cells.count)
    }

    @Test func aFortiethIsMostlyRight() throws {
        let tally = try tally(every: 41)
        #expect(tally["sentences"]?.count == 75)
        #expect(try accuracy(tally["single-words"]) > 0.63)
        #expect(try accuracy(tally["word-pairs"]) > 0.78)
        #expect(try accuracy(tally["sentences"]) > 0.92)
    }

    @Test(.enabled(if: SlowTests.areWanted, "\(SlowTests.reason)"))
    func allAreAsOftenRightAsAsked() throws {
        let tally = try tally(every: 1)
        let found = try ["single-words", "word-pairs", "sentences"].map { try accuracy(tally[$0]) }
        #expect(found[0] >= 0.66 && found[1] >= 0.81 && found[2] >= 0.945, "\(found)")
        // Above whatlang's mean on more languages than it knows, CLD2's and lingua's low accuracy mode.
        #expect(found.reduce(0, +) / 3 > 0.799)
    }
}
