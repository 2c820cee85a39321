import AlignmentKit
import Foundation
import Testing

@Suite struct ExchangeTests {
    private let same = Repository.fixture("formats/same.jsonl")

    private func profile(_ folder: TestFolder, _ options: String...) throws {
        let made = try Alignkit.run(
            ["profile", same, "--tokenizer", "whitespace", "--output", "p"] + options, in: folder)
        #expect(made.status == 0, "\(made.error)")
    }

    private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    /// Against Python's counts.
    @Test(arguments: ["tsv", "csv"])
    func exportsWhatPythonCounts(_ format: String) throws {
        let folder = try TestFolder()
        try profile(folder)
        let outcome = try Alignkit.run("export", "p", "--format", format, "--order", "1", "2", in: folder)
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        var rows = lines(outcome.output)
        if format == "csv" { #expect(rows.removeFirst() == "order,token_1,token_2,count") }
        let sorted = rows.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(sorted == lines(try Repository.golden("exchange.\(format)")))
    }

    @Test func filesAndSummaries() throws {
        let folder = try TestFolder()
        try profile(folder)
        let printed = try Alignkit.run("export", "p", "--format", "tsv", "--order", "2", "3", in: folder)
        let written = try Alignkit.run(
            "export", "p", "--format", "tsv", "--order", "2", "3", "--output", "out/t", "--json", in: folder)
        #expect(written.status == 0, "\(written.error)")
        #expect(try folder.data("out/t") == Data(printed.output.utf8))
        let document = try written.json()
        #expect(document["format"]?.string == "tsv" && document["schemaVersion"]?.number == 1)
        #expect(document["orders"]?.elements.compactMap { $0["order"]?.number } == [2, 3])
        let rows = document["orders"]?.elements.compactMap { $0["rows"]?.number } ?? []
        #expect(Int(rows.reduce(0, +)) == lines(printed.output).count)
        try Alignkit.run("export", "p", "--format", "tsv", "--output", "p", in: folder)
            .requireFailure("also an input")
        for arguments in [
            ["--order", "4"], ["--order", "0"], ["--format", "arpa", "--order", "2"], ["--json"], ["--format", "xml"],
        ] {
            let outcome = try Alignkit.run(["export", "p", "--format", "csv"] + arguments, in: folder)
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.error)")
        }
        #expect(try folder.leftovers() == ["t"])
    }

    @Test func readersThatHaveSeenEnoughEndItQuietly() throws {
        let folder = try TestFolder()
        let text = (0..<20_000).map { "word\($0) other\($0 % 7)" }.joined(separator: "\n")
        try folder.write("many.txt", text)
        let outcome = try Alignkit.shell(
            """
            "$alignkit" profile many.txt --output p >/dev/null
            { "$alignkit" export p --format csv; echo $? >status; } | head -n 1
            """, in: folder)
        #expect(lines(outcome.output) == ["order,token_1,token_2,token_3,count"] && outcome.error.isEmpty)
        #expect(try folder.data("status") == Data("0\n".utf8))
    }

    /// Whatever the form, its compression and the memory, the same profile comes of it.
    @Test func importsWhatWasExported() throws {
        let folder = try TestFolder()
        try profile(folder)
        var made: [Data] = []
        for format in ["tsv", "csv", "arpa"] {
            let outcome = try Alignkit.shell(
                """
                "$alignkit" export p --format \(format) | gzip >t.gz &&
                "$alignkit" import t.gz --format \(format) --tokenizer whitespace --memory 64M --output out/\(format) --json
                """, in: folder)
            #expect(outcome.status == 0, "\(outcome.error)")
            let document = try outcome.json()
            #expect(document["documents"] == .null && document["bytes"] == .null)
            #expect(document["signature"]?.string?.contains("|imported") == true)
            let whole = try Alignkit.run("inspect", "p", "--json", in: folder).json()
            #expect(document["orders"] == whole["orders"] && document.keys == whole.keys)
            made.append(try folder.data("out/\(format)"))
            let again = try Alignkit.run("export", "out/\(format)", "--format", "tsv", in: folder)
            #expect(try again.output == Alignkit.run("export", "p", "--format", "tsv", in: folder).output)
        }
        #expect(made[0] == made[1] && made[1] == made[2])
        #expect(try folder.leftovers().sorted() == ["arpa", "csv", "tsv"])
        let text = try Alignkit.run("inspect", "out/csv", in: folder)
        #expect(text.output.contains("Imported from tables") && !text.output.contains("documents  "))
    }

    @Test func tablesThatCannotBeImported() throws {
        let folder = try TestFolder()
        func expect(_ table: String, _ format: String, _ parts: String...) throws {
            try folder.write("t", table)
            let outcome = try Alignkit.run(
                "import", "t", "--format", format, "--tokenizer", "whitespace", "--output", "out/p", in: folder)
            outcome.requireFailure("t: ")
            for part in parts { #expect(outcome.error.contains(part), "\(outcome.error)") }
        }
        try expect("a\t1\nb\n", "tsv", "record 2, byte 4 of the decompressed text", "no tab")
        try expect("a b c\t1\na\t1\n", "tsv", "none of order 2")
        try expect("\\data\\\nngram 1=1\n", "arpa", "smoothed")
        try expect("a,b\n", "csv", "record 1", "header")
        let usage = try Alignkit.run("import", "t", "--format", "tsv", "--output", "out/p", in: folder)
        #expect(usage.status == 2 && usage.error.contains("--tokenizer"))
        #expect(try folder.leftovers().isEmpty)
    }

    @Test func comparisonsWithImportedCountsHaveNoIntervals() throws {
        let folder = try TestFolder()
        try profile(folder)
        let imported = try Alignkit.shell(
            "\"$alignkit\" export p --format tsv | \"$alignkit\" import - --format tsv --tokenizer whitespace --output i",
            in: folder)
        #expect(imported.status == 0, "\(imported.error)")
        let text = Repository.fixture("task/en-fr/train.en.txt")
        let outcome = try Alignkit.run("compare", "i", text, "--json", in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let measures = try outcome.json()["measures"]?.elements ?? []
        // Cross-entropies hold the model fixed: theirs are intervals of the text, which has folds.
        let ofBoth = measures.filter { $0["name"]?.string?.hasPrefix("crossEntropy") != true }
        #expect(!ofBoth.isEmpty && ofBoth.allSatisfy { $0["lower"] == .null && $0["upper"] == .null })
        #expect(measures.contains { $0["estimate"]?.number != nil })
        #expect(measures.contains { $0["estimator"]?.string?.contains("no folds") == true })
        let counted = try Alignkit.run("compare", "p", text, "--json", in: folder).json()["measures"]?.elements ?? []
        // Distances of folds and lengths need documents.
        let known = Set(DivergenceMeasure.standard.map(\.rawValue))
        let values = [measures, counted].map { rows in
            rows.filter { known.contains($0["name"]?.string ?? "") }.map { $0["plugIn"] }
        }
        #expect(!values[0].isEmpty && values[0] == values[1])
    }
}
