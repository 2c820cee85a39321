import AlignmentKit
import Foundation
import Testing

@Suite struct IdentifyVerbTests {
    private static let lines = [
        "Die Kinder spielen jeden Tag im Garten hinter dem Haus.",
        "The children play every day in the garden behind the house.",
        "Les enfants jouent tous les jours dans le jardin derrière la maison.",
        "for (int i = 0; i < n; i++) { total += values[i]; }",
    ]
    private static let codes = ["de", "en", "fr", "und"]

    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try (Self.lines.joined(separator: "\n") + "\n").write(
            toFile: folder.path("text.txt"), atomically: true, encoding: .utf8)
        return folder
    }

    @Test func eachRecordHasALine() throws {
        let folder = try folder()
        for threads in ["1", "3"] {
            let outcome = try Alignkit.run("identify", "text.txt", "--threads", threads, in: folder)
            #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
            let rows = outcome.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
            #expect(rows.map { $0[0] } == Self.codes)
            #expect(rows.map { $0[2] } == Self.lines)
            #expect(rows.allSatisfy { (0.5...1).contains(Double($0[1]) ?? 0) })
        }
    }

    @Test func sharesOfTheWhole() throws {
        let folder = try folder()
        let outcome = try Alignkit.run("identify", "text.txt", "--json", in: folder)
        let found = try outcome.json()
        #expect(found.keys.contains("signature") && found["schemaVersion"] == .number(1))
        #expect(found["documents"] == .number(4))
        #expect(found["languages"]?.keys == Set(Self.codes))
        let bytes = Self.lines.map { Double($0.utf8.count) }
        let share = try #require(found["languages"]?["de"]?.number)
        #expect(abs(share - bytes[0] / bytes.reduce(0, +)) < 1e-12)
        let summary = try Alignkit.run("identify", "text.txt", "--summary", in: folder)
        #expect(summary.output.contains("share of bytes") && summary.output.contains("und"))
    }

    @Test func spansAndLimits() throws {
        let folder = try folder()
        let mixed = String(repeating: Self.lines[0] + " ", count: 3) + String(repeating: Self.lines[1] + " ", count: 3)
        let spans = try Alignkit.run(["identify", "-", "--spans"], in: folder, input: mixed)
        #expect(spans.output.split(separator: "\n").map { $0.prefix(2) } == ["de", "en"], "\(spans.output)")
        let among = try Alignkit.run(["identify", "text.txt", "--among", "nl,sv"], in: folder)
        #expect(among.output.hasPrefix("nl\t"))
        let sure = try Alignkit.run(["identify", "text.txt", "--minimum-probability", "1"], in: folder)
        #expect(sure.output.split(separator: "\n").allSatisfy { $0.hasPrefix("und\t") })
        let unknown = try Alignkit.run("identify", "text.txt", "--among", "en,xx", in: folder)
        #expect(unknown.status == 2 && unknown.error.contains("--among names xx"))
        let failing = try Alignkit.run("identify", "text.txt", "--json", "--fail-on", "undetermined>0.1", in: folder)
        #expect(failing.status == 1)
    }

    /// Records' own languages are trusted where a field is named; the others are identified, unless that is switched off.
    @Test func profilesTellLanguages() throws {
        let folder = try folder()
        let records = zip(Self.lines, ["xx", "", "fr", ""]).map { text, language in
            language.isEmpty ? "{\"text\":\"\(text)\"}" : "{\"text\":\"\(text)\",\"lang\":\"\(language)\"}"
        }
        try records.joined(separator: "\n").write(toFile: folder.path("r.jsonl"), atomically: true, encoding: .utf8)
        func languages(_ options: String...) throws -> JSONValue {
            let outcome = try Alignkit.run(["profile", "r.jsonl", "--output", "p", "--json"] + options, in: folder)
            #expect(outcome.status == 0, "\(outcome.error)")
            return try outcome.json()
        }
        #expect(try languages()["languages"]?.keys == ["de", "en", "fr", "und"])
        let named = try languages("--language-field", "lang")
        #expect(named["languages"]?.keys == ["en", "fr", "und", "xx"])
        #expect(named["languageShares"]?.elements.count == 4)
        #expect(try languages("--no-identify-languages")["languages"]?.keys == [])
        let inspected = try Alignkit.run("inspect", "p", in: folder)
        #expect(!inspected.output.contains("95 % interval"))
    }

    /// The score of a corpus of two languages, without a label anywhere.
    @Test func comparisonsRestOnIdentifiedLanguages() throws {
        let folder = try folder()
        let half = [String](repeating: Self.lines[0], count: 40) + [String](repeating: Self.lines[1], count: 40)
        let corpus = half.enumerated().map { "\($0.element) \($0.offset)" }.joined(separator: "\n")
        try corpus.write(toFile: folder.path("c.txt"), atomically: true, encoding: .utf8)
        try Self.lines[1].write(toFile: folder.path("s.txt"), atomically: true, encoding: .utf8)
        try Self.lines[0].write(toFile: folder.path("t.txt"), atomically: true, encoding: .utf8)
        let outcome = try Alignkit.run(
            [
                "compare", "c.txt", "--source", "s.txt", "--target", "t.txt", "--source-language", "en",
                "--target-language", "de", "--order", "1", "--json",
            ], in: folder)
        let found = try outcome.json()
        let score = try #require(found["alignmentScore"]?.number)
        #expect(score > 0.9 && score <= 1.0001)
        #expect(try #require(found["alignmentScoreLower"]?.number) < score)
    }
}
