import Foundation
import Testing

@Suite struct InspectStatisticsTests {
    private let same = Repository.fixture("formats/same.jsonl")

    /// Counts of an order as the program lists them.
    private func counts(_ order: Int, in folder: TestFolder) throws -> [Double] {
        try Alignkit.run("inspect", "out/p", "--ngrams", "\(order)", in: folder).output.split(separator: "\n")
            .compactMap { $0.split(separator: "\t").first.flatMap { Double($0) } }
    }

    /// Against the definitions, from the listed counts.
    @Test func numbersAreThoseOfTheCounts() throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--order", "4", "--output", "out/p", in: folder)
        let shown = try Alignkit.run("inspect", "out/p", "--statistics", "--json", in: folder)
        #expect(shown.status == 0 && shown.error.isEmpty)
        let document = try shown.json()
        let plain = try Alignkit.run("inspect", "out/p", "--json", in: folder).json()
        #expect(document.keys == plain.keys.union(["statistics"]))
        for key in plain.keys where key != "signature" { #expect(document[key] == plain[key], "\(key)") }
        #expect(document["signature"]?.string?.hasPrefix(plain["signature"]?.string ?? "?") == true)

        let statistics = try #require(document["statistics"])
        let lengths = try #require(statistics["documentLengths"])
        let documents = document["documents"]?.number ?? 0
        #expect(lengths["documents"]?.number == documents)
        #expect(abs((lengths["mean"]?.number ?? 0) - (document["tokens"]?.number ?? 0) / documents) < 1e-9)
        #expect(lengths["unit"]?.string == "tokens")
        #expect(statistics["duplicates"]?["documents"]?.number == documents)
        let orders = statistics["orders"]?.elements ?? []
        #expect(orders.compactMap { $0["order"]?.number } == [1, 2, 3])
        for order in orders {
            let counts = try counts(Int(order["order"]?.number ?? 0), in: folder)
            let total = counts.reduce(0, +)
            let once = Double(counts.filter { $0 == 1 }.count)
            #expect(order["tokens"]?.number == total && order["types"]?.number == Double(counts.count))
            #expect(abs((order["missingMass"]?["estimate"]?.number ?? -1) - once / total) < 1e-12)
            #expect(order["frequencies"]?.elements.first?["types"]?.number == once)
            let entropy = counts.reduce(0) { $0 - $1 / total * log($1 / total) }
            let entropies = order["entropies"]?.elements ?? []
            #expect(
                entropies.compactMap { $0["estimator"]?.string } == [
                    "plugIn", "millerMadow", "grassberger", "chaoShen",
                ])
            #expect(abs((entropies.first?["estimate"]?.number ?? 0) - entropy) < 1e-9)
            #expect(entropies.allSatisfy { $0["unit"]?.string == "nats" } && order["zipf"]?["unit"]?.string == "nats")
            #expect(order["growth"]?.elements.last?["types"]?.number == Double(counts.count))
            #expect(order["heaps"]?["localExponent"]?.number == once / Double(counts.count))
            #expect(order["zipf"]?["shift"]?.number == 0)
        }
    }

    @Test func textTellsPeopleTheSame() throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--output", "out/p", in: folder)
        let plain = try Alignkit.run("inspect", "out/p", in: folder)
        let shown = try Alignkit.run("inspect", "out/p", "--statistics", in: folder)
        #expect(shown.status == 0 && shown.output.hasPrefix(plain.output))
        for part in ["Heaps' exponent", "Zipf–Mandelbrot", "Chao–Shen", "chance that the next is new"] {
            #expect(shown.output.contains(part), "\(shown.output)")
        }
        #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    /// Entropies in the house's unit unless bits are asked for.
    @Test func entropiesAreInNatsOrBits() throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--order", "1", "--output", "out/p", in: folder)
        let counts = try counts(1, in: folder)
        let total = counts.reduce(0, +)
        let nats = counts.reduce(0) { $0 - $1 / total * log($1 / total) }
        for (unit, options, value) in [("nats", [], nats), ("bits", ["--bits"], nats / log(2))] {
            let text = try Alignkit.run(["inspect", "out/p", "--statistics"] + options, in: folder).output
            let row = try #require(text.split(separator: "\n").first { $0.contains("entropy, plug-in") })
            #expect(row.contains(String(format: "%.3f \(unit)", value)), "\(row)")
            let document = try Alignkit.run(["inspect", "out/p", "--statistics", "--json"] + options, in: folder).json()
            let entropy = document["statistics"]?["orders"]?.elements.first?["entropies"]?.elements.first
            #expect(abs((entropy?["estimate"]?.number ?? 0) - value) < 1e-9)
            #expect(entropy?["unit"]?.string == unit && document["signature"]?.string?.contains("unit:\(unit)") == true)
        }
        let alone = try Alignkit.run("inspect", "out/p", "--bits", in: folder)
        #expect(alone.status == 2 && alone.error.contains("--statistics"))
    }

    /// Three documents, two of them alike, and an empty one.
    @Test func lengthsAndCopiesOfDocumentsAreShown() throws {
        let folder = try TestFolder()
        let input = try folder.write("in.jsonl", ["a b", "a b", "c", ""].map { "{\"text\": \"\($0)\"}\n" }.joined())
        _ = try Alignkit.run("profile", input, "--output", "out/p", in: folder)
        let statistics = try Alignkit.run("inspect", "out/p", "--statistics", "--json", in: folder).json()["statistics"]
        let quantiles = statistics?["documentLengths"]?["quantiles"]?.elements ?? []
        #expect(quantiles.first?["tokens"]?.number == 0 && quantiles.last?["tokens"]?.number == 2)
        let duplicates = statistics?["duplicates"]
        #expect(duplicates?["documents"]?.number == 4 && duplicates?["distinct"]?.number == 3)
        #expect(duplicates?["repeated"]?.number == 1 && duplicates?["redundantShare"]?.number == 0.25)
        let text = try Alignkit.run("inspect", "out/p", "--statistics", in: folder).output
        for part in ["Mean 1.2 tokens", "different documents", "25"] { #expect(text.contains(part), "\(text)") }
    }

    @Test func restrictedAndEmptyProfiles() throws {
        let folder = try TestFolder()
        let empty = try folder.write("empty.jsonl", "{\"text\": \"\"}\n")
        _ = try Alignkit.run("profile", empty, "--output", "out/e", in: folder)
        let nothing = try Alignkit.run("inspect", "out/e", "--statistics", "--json", in: folder)
        #expect(nothing.status == 0, "\(nothing.error)")
        let order = try nothing.json()["statistics"]?["orders"]?.elements.first
        #expect(order?["heaps"] == .null && order?["typeTokenRatio"] == .null && order?["types"]?.number == 0)
        #expect(try Alignkit.run("inspect", "out/e", "--statistics", in: folder).status == 0)

        _ = try Alignkit.run("profile", same, "--output", "out/t", in: folder)
        _ = try Alignkit.run("profile", same, "--restrict-to", "out/t", "--output", "out/r", in: folder)
        let restricted = try Alignkit.run("inspect", "out/r", "--statistics", "--json", in: folder)
        #expect(try restricted.json()["statistics"]?["orders"]?.elements.isEmpty == true)
        #expect(try restricted.json()["statistics"]?["duplicates"]?["documents"]?.number == 24)
        let text = try Alignkit.run("inspect", "out/r", "--statistics", in: folder)
        #expect(text.output.contains("--restrict-to"))
    }

    @Test func statisticsAndListsAreTwoQuestions() throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--output", "out/p", in: folder)
        let outcome = try Alignkit.run("inspect", "out/p", "--statistics", "--ngrams", "1", in: folder)
        #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.error.contains("--ngrams"))
        let other = try Alignkit.run("inspect", "out/p", "--find", "a", "--ngrams", "1", in: folder)
        #expect(other.status == 2 && other.output.isEmpty && other.error.contains("--find"))
    }
}
