import Foundation
import Testing

@Suite struct MixAndRankTests {
    private let source = Repository.fixture("task/train.en.txt")
    private let target = Repository.fixture("task/train.de.txt")
    private let candidates = ["unrelated", "aligned", "partly-aligned"].map { Repository.fixture("pretraining/\($0)") }

    /// The corpus made for the task wins, whether it is a profile or text, and equal candidates tie.
    @Test func theAlignedCorpusRanksFirst() throws {
        let folder = try TestFolder()
        let languages = ["--source-language", "en", "--target-language", "de", "--language-field", "language"]
        let aligned = Repository.fixture("pretraining/aligned/003.jsonl")
        let unrelated = Repository.fixture("pretraining/unrelated/002.txt.zst")
        let made = try Alignkit.run(
            "profile", aligned, "--output", "out/p", "--language-field", "language", "--order", "1", in: folder)
        #expect(made.status == 0)
        let outcome = try Alignkit.run(
            ["rank", "--source", source, "--target", target, unrelated, aligned, "out/p", "--json"] + languages,
            in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let ranked = try outcome.json()["candidates"]?.elements ?? []
        #expect(ranked.map { $0["path"]?.string } == [aligned, "out/p", unrelated])
        #expect(ranked.map { $0["rank"]?.number } == [1, 1, 3])
        #expect(ranked.map { $0["tied"] } == [.bool(true), .bool(true), .bool(false)])
        #expect(ranked[0]["score"] == ranked[1]["score"])
        #expect((ranked[0]["score"]?.number ?? 0) > (ranked[2]["score"]?.number ?? 1))
        #expect((ranked[2]["deficitLower"]?.number ?? 0) > 0 && ranked[0]["deficit"] == .null)
        let divergences = ranked.map { candidate in
            let measure = candidate["measures"]?.elements.first {
                $0["name"]?.string == "jensenShannon" && $0["side"]?.string == "both"
            }
            return measure?["estimate"]?.number ?? -1
        }
        #expect(divergences.max() == divergences.last, "the largest divergence ranks last")
        #expect(ranked.allSatisfy { $0["probabilityNonMonotone"]?.number != nil })
    }

    @Test func sharesOfLanguageModels() throws {
        let folder = try TestFolder()
        let like = try folder.write(
            "task.txt",
            String(contentsOfFile: source, encoding: .utf8).split(separator: "\n").prefix(60).joined(separator: "\n"))
        let two = [Repository.fixture("formats/same.jsonl"), Repository.fixture("task/en-fr/train.fr.txt")]
        let command = ["mix", "--method", "em", "--like", like, "--order", "2"] + two
        let outcome = try Alignkit.run(command + ["--json"], in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let found = try outcome.json()
        let shares = found["weights"]?.elements.compactMap { $0["weight"]?.number } ?? []
        #expect(shares.count == 2 && abs(shares[0] + shares[1] - 1) < 1e-12 && shares[0] > 0.9, "\(shares)")
        #expect(try #require(found["optimalityGap"]?.number) <= 1e-9)
        let (before, after) = (found["crossEntropyBefore"]?.number, found["crossEntropyAfter"]?.number)
        #expect(try #require(after) < #require(before) && found["divergenceAfter"] == .null)
        #expect(try Alignkit.run(command, in: folder).output.contains("perplexity"))
        #expect(try Alignkit.run("profile", like, "--output", "p", "--order", "2", in: folder).status == 0)
        try Alignkit.run(["mix", "--method", "em", "--like", "p"] + two, in: folder)
            .requireFailure("name the text of the task", status: 2)
        let guess = try Alignkit.run(["mix", "--method", "guess", "--like", like] + two, in: folder)
        #expect(guess.status == 2 && guess.error.contains("use convex or em"))
    }

    @Test func sharesAreFoundAndProven() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(
            ["mix", "--source", source, "--target", target] + candidates + ["--json"], in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let found = try outcome.json()
        let weights = found["weights"]?.elements ?? []
        #expect(weights.map { $0["path"]?.string } == candidates)
        let shares = weights.compactMap { $0["weight"]?.number }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-12 && shares[1] > 0.5, "\(shares)")
        for weight in weights {
            let (lower, share, upper) = (weight["lower"]?.number, weight["weight"]?.number, weight["upper"]?.number)
            #expect(try #require(lower) <= #require(share) && #require(share) <= #require(upper))
        }
        let before = try #require(found["divergenceBefore"]?.number)
        #expect(try #require(found["divergenceAfter"]?.number) < before)
        #expect(try #require(found["optimalityGap"]?.number) <= 1e-9)
        #expect(try #require(found["heldOutGain"]?.number) > 0)

        // The same corpus twice: its share cannot be divided.
        let twice = try Alignkit.run(
            "mix", "--like", target, candidates[1], candidates[1], candidates[0], "--fail-on", "undetermined",
            in: folder)
        #expect(twice.status == 1 && twice.output.contains("not determined"), "\(twice.output)")
    }

    @Test(
        arguments: [
            (["mix", "a", "--like", "b"], "two candidates"), (["mix", "a", "b"], "--source and --target, or --like"),
            (["mix", "a", "b", "--source", "c"], "two sides"), (["rank", "a"], "--source and --target"),
            (["rank", "a", "--source", "b", "--target", "c", "--language-shares", "en=1"], "the same for all"),
        ])
    func wrongUsage(_ arguments: [String], _ part: String) throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(arguments, in: folder)
        #expect(outcome.status == 2 && outcome.error.contains(part), "\(outcome.error)")
    }
}
