import Foundation
import ScalingLaws

/// A curve of scores that others published, from the folder ../shared/data/curves (facts, not part of the project).
struct PublishedCurve {
    static let sources = ["Gordon", "Koehn", "awant", "masakhane"]

    var source: String
    var points: [CurvePoint]

    /// 39 curves: Gordon, Duh and Kaplan 2021 (twelve models, six low-resource ones averaged over seeds), Koehn and
    /// Knowles 2017 (three), awant 2018 (the five with at least five points), masakhane (eight runs thinned to ten
    /// points equally spaced in ln of the steps, and the last two octaves of the five that begin at the first step).
    static func all(in folder: String) throws -> [PublishedCurve] {
        var curves: [PublishedCurve] = []
        func add(_ source: String, _ grouped: [[CurvePoint]]) {
            curves += grouped.map { PublishedCurve(source: source, points: $0) }
        }
        add(
            "Gordon",
            try Rows(folder + "/gordon2021-bleu-vs-data-size.tsv")
                .curves(by: ["pair", "layers", "model_dim"], x: "train_bytes", y: "dev_bleu_bpe"))
        var seeds = try Rows(folder + "/gordon2021-low-resource-seeds.tsv")
        seeds.rows = seeds.rows.filter { $0["plan"] == "sim_low_resource.0109" }
        add("Gordon", try seeds.curves(by: ["pair", "layers"], x: "data_percent", y: "dev_bleu_bpe"))
        let koehn = try Rows(folder + "/koehn2017-figure3-secondary.tsv")
        for system in ["bleu_nmt", "bleu_smt", "bleu_smt_big_lm"] {
            add("Koehn", try koehn.curves(by: [], x: "english_words", y: system))
        }
        let awant = try Rows(folder + "/awant2018-hebrew-english.tsv").curves(
            by: ["curve"], x: "x_thousands", y: "bleu")
        add(
            "awant",
            awant.filter { $0.count >= 5 }.map { curve in
                let factor: Double = curve.allSatisfy { $0.value <= 1 } ? 100 : 1
                return curve.map { CurvePoint(tokens: $0.tokens, value: factor * $0.value) }
            })
        let masakhane = try Rows(folder + "/masakhane-joeynmt-validations.tsv")
            .curves(by: ["pair", "run"], x: "step", y: "dev_bleu")
        for curve in masakhane {
            add("masakhane", [thinned(curve, to: 10)])
            guard let first = curve.first, let last = curve.last, first.tokens == 1000 else { continue }
            add("masakhane", [thinned(curve.filter { 4 * $0.tokens >= last.tokens }, to: 10)])
        }
        return curves
    }

    /// `half`: the first half predicts the rest; `first4`: the first four do; `tail8`: of the last eight the first four
    /// predict the last four.
    func split(_ name: String) -> (fitted: [CurvePoint], held: [CurvePoint])? {
        switch name {
        case "half":
            let count = max(3, points.count / 2)
            return points.count > count ? (Array(points[..<count]), Array(points[count...])) : nil
        case "first4": return points.count >= 6 ? (Array(points[..<4]), Array(points[4...])) : nil
        default: return points.count >= 8 ? (Array(points.suffix(8).prefix(4)), Array(points.suffix(4))) : nil
        }
    }

    private static func thinned(_ points: [CurvePoint], to most: Int) -> [CurvePoint] {
        guard points.count > most, let first = points.first, let last = points.last else { return points }
        let start = log(first.tokens)
        let step = (log(last.tokens) - start) / Double(most - 1)
        var kept: [Int] = []
        for number in 0..<most {
            let place = start + step * Double(number)
            let nearest = points.indices.min {
                abs(log(points[$0].tokens) - place) < abs(log(points[$1].tokens) - place)
            }
            if let nearest, kept.last != nearest { kept.append(nearest) }
        }
        return kept.map { points[$0] }
    }
}

/// A table of tab-separated text with a header.
private struct Rows {
    var rows: [[String: String]]

    init(_ path: String) throws {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
        func fields(_ line: Substring) -> [String] {
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let header = fields(lines.first ?? "")
        rows = lines.dropFirst().map { Dictionary(zip(header, fields($0))) { first, _ in first } }
    }

    /// Rows of one key make a curve, in order of first appearance; rows of one x are averaged, and no noise is stated.
    func curves(by keys: [String], x: String, y: String) throws -> [[CurvePoint]] {
        var order: [String] = []
        var found: [String: [Observation]] = [:]
        for row in rows {
            guard let tokens = Double(row[x] ?? ""), let value = Double(row[y] ?? "") else { continue }
            let key = keys.map { row[$0] ?? "" }.joined(separator: " ")
            if found[key] == nil { order.append(key) }
            found[key, default: []].append(Observation(tokens: tokens, value: value))
        }
        return try order.map { key in
            try ObservedCurve(found[key] ?? []).points.map { CurvePoint(tokens: $0.tokens, value: $0.value) }
        }
    }
}
