import Foundation
import Testing

@Suite struct PruneVerbTests {
    private let same = Repository.fixture("formats/same.jsonl")
    private let other = Repository.fixture("task/en-fr/train.en.txt")

    @Test func statesWhatWasDropped() throws {
        let folder = try TestFolder()
        let options = ["--tokenizer", "whitespace"]
        _ = try Alignkit.run(["profile", same, "--output", "p"] + options, in: folder)
        let pruned = try Alignkit.run(
            "prune", "p", "--minimum-count", "1,2", "--output", "out/a", "--json", in: folder)
        let direct = try Alignkit.run(
            ["profile", same, "--minimum-count", "1,2", "--output", "out/b", "--json"] + options, in: folder)
        #expect(pruned.status == 0 && pruned.output == direct.output, "\(pruned.error)\(direct.error)")
        #expect(try folder.data("out/a") == folder.data("out/b"))
        #expect(try folder.leftovers().sorted() == ["a", "b"])
        let document = try pruned.json()
        #expect(document["signature"]?.string?.contains("|pruned:1,2,2") == true)
        let orders = document["orders"]?.elements ?? []
        #expect(orders.compactMap { $0["minimumCount"]?.number } == [1, 2, 2])
        // Against Python's counts.
        for (order, stated) in zip(1..., orders) where order == 2 {
            let rare = try Repository.golden("exchange.tsv").split(separator: "\n").filter {
                $0.hasSuffix("\t1") && $0.filter { $0 == " " }.count == order - 1
            }
            #expect(stated["droppedDistinct"]?.number == Double(rare.count))
            #expect(stated["droppedOccurrences"]?.number == Double(rare.count))
        }
        let text = try Alignkit.run("inspect", "out/a", in: folder)
        #expect(text.output.contains("rare n-grams dropped") && text.output.contains("%"), "\(text.output)")
    }

    @Test(arguments: ["3,2", "0", "1,x", "", "1,,2", "1,2,3,4", "-1"])
    func minimumCountsThatCannotBe(_ counts: String) throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", other, "--output", "p", in: folder)
        for arguments in [["prune", "p"], ["profile", other]] {
            let outcome = try Alignkit.run(
                arguments + ["--minimum-count=\(counts)", "--output", "out/x"], in: folder)
            #expect(outcome.status == 2 && outcome.error.contains("minimum"), "\(outcome.error)")
        }
        #expect(try folder.leftovers().isEmpty)
    }

    /// Whole orders are compared; without whole tokens there is nothing to compare, and nothing to merge.
    @Test func whatNeedsRareNGramsSaysSo() throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--output", "p", in: folder)
        _ = try Alignkit.run("prune", "p", "--minimum-count", "1,2", "--output", "bigrams", in: folder)
        _ = try Alignkit.run("prune", "p", "--minimum-count", "2", "--output", "tokens", in: folder)
        for arguments in [["bigrams", other], [other, "bigrams"]] {
            let outcome = try Alignkit.run(["compare"] + arguments + ["--json"], in: folder)
            #expect(outcome.status == 0, "\(outcome.error)")
            let document = try outcome.json()
            let rows = document["measures"]?.elements.filter { $0["name"]?.string == "jensenShannon" } ?? []
            #expect(rows.map { $0["order"]?.number } == [1])
            #expect(document["signature"]?.string?.hasSuffix("|compared:1-1") == true)
        }
        try Alignkit.run("compare", "tokens", other, in: folder).requireFailure("tokens: ", "less than 2 times")
        try Alignkit.run("merge", "p", "bigrams", "--output", "out/x", in: folder)
            .requireFailure("bigrams: ", "merge the whole profiles first")
        let statistics = try Alignkit.run("inspect", "bigrams", "--statistics", "--json", in: folder).json()
        #expect(statistics["statistics"]?["orders"]?.elements.count == 1)
        let exported = try Alignkit.run("export", "bigrams", "--format", "tsv", "--output", "out/t", in: folder)
        #expect(exported.status == 0 && exported.error.contains("minimum counts"))
    }
}
