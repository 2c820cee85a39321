import Foundation
import LanguageModels
import Testing

/// What KenLM made of a text (`Scripts/golden/language_models.py`).
struct GoldenModel: Sendable, CustomTestStringConvertible {
    let number: Int
    let side: String
    let order: Int
    let lines: Int
    let options: [String]
    var rows: [[String]] = []

    var testDescription: String { "\(side), order \(order), \(lines) lines \(options.joined(separator: " "))" }

    func rows(_ kind: String) -> [[String]] { rows.filter { $0[0] == kind } }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let all: [GoldenModel] = {
        let path = "\(root)/Tests/LanguageModelsTests/Golden/models.tsv"
        guard let text = try? String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8) else { return [] }
        var models: [GoldenModel] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if fields[0] == "model" {
                models.append(
                    GoldenModel(
                        number: Int(fields[1]) ?? 0, side: fields[2], order: Int(fields[3]) ?? 0,
                        lines: Int(fields[4]) ?? 0, options: fields[5].split(separator: " ").map(String.init)))
            } else {
                models[models.count - 1].rows.append(fields)
            }
        }
        return models
    }()

    /// The lines that the model is from, and those that are scored.
    func text() throws -> (training: [String], heldOut: [String]) {
        let language = side == "source" ? "en" : "de"
        let all = try String(
            contentsOf: URL(fileURLWithPath: "\(Self.root)/Fixtures/task/train.\(language).txt"), encoding: .utf8
        ).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        return (Array(all.prefix(lines)), Array(all.dropFirst(lines)))
    }

    /// The same options.
    var estimation: EstimationOptions {
        var options = EstimationOptions(threads: 2)
        if self.options.starts(with: ["--interpolate_unigrams", "0"]) { options.interpolatesUnigrams = false }
        let numbers = self.options.drop { $0 != "--discount_fallback" }.compactMap(Double.init)
        if numbers.count == 3 {
            options.fallback = Discounts(one: numbers[0], two: numbers[1], threeOrMore: numbers[2])
        }
        return options
    }
}

@Suite("Models as lmplz estimates them, scores as query gives them")
struct GoldenModelTests {
    @Test("Numbers of n-grams, discounts, sums, sampled n-grams and scores", arguments: GoldenModel.all)
    func model(_ golden: GoldenModel) throws {
        let (training, heldOut) = try golden.text()
        let modelText = ModelText(lines: training)
        var options = golden.estimation
        options.lastNGram = modelText.lastNGram(order: golden.order)
        let estimate = try modelText.estimate(order: golden.order, options)
        for (row, order) in zip(golden.rows("discounts"), estimate.orders) {
            let values = [order.discounts.one, order.discounts.two, order.discounts.threeOrMore]
            for (value, field) in zip(values, row[2...]) {
                #expect(abs(value - (Double(field) ?? .nan)) < 1e-5 * max(1, value), "\(row)")
            }
        }
        let lists = ARPALists(try arpa(estimate.model, threads: 2))
        for row in golden.rows("ngram") {
            let found = try #require(lists.entries[row[1]], "\(row)")
            #expect(abs(found.probability - (Double(row[2]) ?? .nan)) < 1e-5, "\(row): \(found)")
            #expect(abs(found.backoff - (Double(row[3]) ?? .nan)) < 1e-5, "\(row): \(found)")
        }
        for row in golden.rows("sums") {
            let order = Int(row[1]) ?? 0
            let entries = lists.entries.filter { $0.key.split(separator: " ").count == order }
            #expect(entries.count == Int(row[2]))
            let sums = entries.values.reduce((0.0, 0.0)) { ($0.0 + $1.probability, $0.1 + $1.backoff) }
            #expect(abs(sums.0 - (Double(row[3]) ?? .nan)) < 1e-5 * Double(entries.count))
            #expect(abs(sums.1 - (Double(row[4]) ?? .nan)) < 1e-5 * Double(entries.count))
        }
        for (row, line) in zip(golden.rows("line"), heldOut) {
            let score = try estimate.model.score([line])
            #expect(abs(score.logProbability - (Double(row[1]) ?? .nan)) < 1e-4, "\(line)")
            #expect(score.unknown == Int(row[2]), "\(line)")
        }
        if let summary = golden.rows("summary").first {
            let score = try estimate.model.score(heldOut)
            let expected = summary.dropFirst().map { Double($0) ?? .nan }
            #expect(abs((score.perplexity ?? .nan) - expected[0]) < 1e-4)
            #expect(abs((score.perplexityExcludingUnknown ?? .nan) - expected[1]) < 1e-4)
            #expect(score.unknown == Int(expected[2]) && score.tokens == Int(expected[3]))
        }
    }
}
