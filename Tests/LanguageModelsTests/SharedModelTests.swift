import Foundation
import LanguageModels
import TestSupport
import Testing

@Suite("Reference models and scores of KenLM", .enabled(if: SharedData.exists, "no ../shared/data beside the checkout"))
struct SharedModelTests {
    private static let folder = SharedData.folder + "/lm"

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"), encoding: .utf8)
    }

    /// What a program prints.
    private static func output(_ command: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(command)")
        return String(decoding: data, as: UTF8.self)
    }

    @Test("KenLM's test model gives the 41 scores that KenLM expects of it")
    func expectedScores() throws {
        let model = try model(arpa: Self.text("kenlm/test.arpa"), pieceSize: 100)
        let rows = try Self.text("kenlm/expected-from-model_test.tsv").split(separator: "\n").dropFirst()
        var compared = 0
        for row in rows {
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let context = fields[1].split(separator: " ").map(String.init)
            let score = model.logProbability(of: fields[2], after: context)
            let expected = try #require(Double(fields[4]))
            #expect(abs(score - expected) < 1e-3 * max(1, abs(expected)) * 0.1, "\(row): \(score)")
            compared += 1
        }
        #expect(compared == rows.count && compared >= 36)
    }

    @Test("KenLM's other models are read", arguments: ["test_nounk", "toy0", "toy1"])
    func otherModels(_ name: String) throws {
        let model = try model(arpa: Self.text("kenlm/\(name).arpa"), pieceSize: 100)
        #expect(model.order >= 2)
        #expect(try model.score(["looking on a little"]).logProbability.isFinite)
    }

    /// A reference model, the file and the lines of it that it is from, and held-out text.
    struct Reference: CustomTestStringConvertible, Sendable {
        let name: String
        let language: String
        let lines: Int
        let order: Int
        var isSlow: Bool { lines > 1000 }
        var testDescription: String { name }
    }

    @Test(
        "lmplz's models of real text: every probability and back-off, the discounts, and query's perplexities",
        arguments: [
            Reference(name: "tiny-o3-fallback", language: "en", lines: 40, order: 3),
            Reference(name: "en8k-o3", language: "en", lines: 8_000, order: 3),
            Reference(name: "de8k-o5", language: "de", lines: 8_000, order: 5),
        ].filter { !$0.isSlow || SlowTests.areWanted })
    func models(_ reference: Reference) throws {
        let parallel = SharedData.folder + "/parallel/multi30k"
        let lines = try Self.output(
            "gzip -dc '\(parallel)/train.\(reference.language).gz' | head -n \(reference.lines)"
        )
        .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        let text = ModelText(lines: lines)
        var options = EstimationOptions(threads: 2)
        options.lastNGram = text.lastNGram(order: reference.order)
        let estimate = try text.estimate(order: reference.order, options)
        let expected = ARPALists(try Self.output("xz -dc '\(Self.folder)/lmplz/\(reference.name).arpa.xz'"))
        let found = ARPALists(try arpa(estimate.model))
        #expect(found.entries.count == expected.entries.count)
        #expect(found.largestDifference(from: expected) < 1e-5)
        let statistics = try Self.text("lmplz/\(reference.name).discounts.txt").split(separator: "\n").dropFirst()
        for (row, order) in zip(statistics, estimate.orders) {
            let fields = row.split(separator: " ").map { String($0.split(separator: "=").last ?? "") }
            let values = [order.discounts.one, order.discounts.two, order.discounts.threeOrMore]
            #expect(Int(fields[1]) == order.ngrams)
            for (value, field) in zip(values, fields.dropFirst(2)) {
                #expect(abs(value - (Double(field) ?? .nan)) < 1e-5 * max(1, value))
            }
        }
        let heldOut = try Self.output("gzip -dc '\(parallel)/val.\(reference.language).gz'")
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        let score = try estimate.model.score(heldOut)
        let summary = try Self.text("lmplz/\(reference.name).score").split(separator: "\n").map {
            Double($0.split(separator: "\t").last ?? "") ?? .nan
        }
        #expect(abs((score.perplexity ?? .nan) - summary[0]) < 1e-4 * summary[0])
        #expect(abs((score.perplexityExcludingUnknown ?? .nan) - summary[1]) < 1e-4 * summary[1])
        #expect(score.unknown == Int(summary[2]))
        #expect(score.tokens == Int(summary[3]))
    }
}

/// The n-grams of an ARPA file with their two numbers.
struct ARPALists {
    private(set) var entries: [String: (probability: Double, backoff: Double)] = [:]

    init(_ text: String) {
        var order = 0
        for line in text.split(separator: "\n") {
            if line.hasPrefix("\\") {
                order = line.hasSuffix("-grams:") ? order + 1 : 0
                if line == "\\data\\" || line == "\\end\\" { order = 0 }
                continue
            }
            guard order > 0 else { continue }
            let fields = line.split(separator: "\t")
            entries[String(fields[1])] = (Double(fields[0]) ?? .nan, fields.count > 2 ? Double(fields[2]) ?? .nan : 0)
        }
    }

    /// Of any probability or back-off; infinite where one lists an n-gram that the other does not.
    func largestDifference(from other: ARPALists) -> Double {
        var largest = 0.0
        for (ngram, values) in entries {
            guard let theirs = other.entries[ngram] else { return .infinity }
            largest = max(largest, abs(values.probability - theirs.probability), abs(values.backoff - theirs.backoff))
        }
        return largest.isNaN ? .infinity : largest
    }
}
