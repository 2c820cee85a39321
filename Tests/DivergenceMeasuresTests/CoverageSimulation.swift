import DivergenceMeasures
import Foundation
import NGramStatistics
import TestSupport
import Testing

/// What the study is told by its environment.
enum SimulationSettings {
    static let isWanted = ProcessInfo.processInfo.environment["ALIGNMENTKIT_SIMULATION"] != nil
    static let draws = Int(ProcessInfo.processInfo.environment["ALIGNMENTKIT_SIMULATION_DRAWS"] ?? "") ?? 100
    /// Whether the study of distances looks at single documents too.
    static let wantsDocuments = ProcessInfo.processInfo.environment["ALIGNMENTKIT_SIMULATION_DOCUMENTS"] != nil
    static let texts = (ProcessInfo.processInfo.environment["ALIGNMENTKIT_SIMULATION_TEXTS"] ?? "")
        .split(separator: ":").map(String.init)
}

/// The simulation behind the tables of Documentation/MeasureSimulations.md; Scripts/simulate-measures.sh runs it.
@Suite(.enabled(if: SimulationSettings.isWanted, "a study of minutes: run Scripts/simulate-measures.sh"))
struct CoverageSimulation {
    @Test(arguments: [(1_000, 1_000), (3_000, 100_000), (30_000, 30_000), (100_000, 1_000_000)])
    func zipf(first: Int, second: Int) throws {
        let source = ZipfSource(types: 200_000, exponent: 1.05)
        var generator = SplitMix64(seed: 7)
        var table = Tally(title: "Zipf tokens \(first) / \(second)")
        for _ in 0..<SimulationSettings.draws {
            let a = SampledCorpus.tokens((0..<first).map { _ in source.draw(&generator) }, generator: &generator)
            let b = SampledCorpus.tokens((0..<second).map { _ in source.draw(&generator) }, generator: &generator)
            table.add(try SampledCorpus.estimates(a, b))
        }
        table.write()
    }

    @Test(arguments: SimulationSettings.texts, [1, 3])
    func halvesOfOneText(path: String, order: Int) throws {
        let documents = try TextDocuments.read(paths: [path], order: order)[0]
        let total = documents.reduce(0) { $0 + $1.count }
        let sizes = [3_000, 10_000, 30_000, 100_000, 300_000].filter { $0 * 5 < total * 2 }
        for (index, first) in sizes.enumerated() {
            for second in sizes[index...] {
                var generator = SplitMix64(seed: UInt64(first + second))
                let name = path.split(separator: "/").last ?? ""
                var table = Tally(title: "\(name) order \(order): \(first) / \(second)")
                for _ in 0..<SimulationSettings.draws {
                    var left = documents.shuffled(using: &generator)[...]
                    let a = Self.take(first, order: order, from: &left, generator: &generator)
                    let b = Self.take(second, order: order, from: &left, generator: &generator)
                    table.add(try SampledCorpus.estimates(a, b))
                }
                table.write()
            }
        }
    }

    /// How often the interval for two different texts excludes the null: `held` should be small where samples are large.
    @Test(arguments: [1, 3])
    func differentTexts(order: Int) throws {
        let paths = SimulationSettings.texts.filter { $0.hasSuffix(".en") }
        guard paths.count == 2 else { return }
        let texts = try TextDocuments.read(paths: paths, order: order)
        for (first, second) in [(3_000, 3_000), (10_000, 10_000), (300_000, 10_000), (30_000, 30_000)] {
            var generator = SplitMix64(seed: UInt64(first + second))
            var table = Tally(title: "two manuals order \(order): \(first) / \(second)")
            for _ in 0..<SimulationSettings.draws {
                var large = texts[0].shuffled(using: &generator)[...]
                var small = texts[1].shuffled(using: &generator)[...]
                let a = Self.take(first, order: order, from: &large, generator: &generator)
                let b = Self.take(second, order: order, from: &small, generator: &generator)
                table.add(try SampledCorpus.estimates(a, b))
            }
            table.write()
        }
    }

    private static func take(
        _ tokens: Int, order: Int, from documents: inout ArraySlice<[Int]>, generator: inout SplitMix64
    ) -> SampledCorpus {
        var corpus = SampledCorpus(order: order)
        while corpus.tokens < tokens, let document = documents.popFirst() {
            corpus.add(document: document, fold: Int.random(in: 0..<FoldHistograms.foldCount, using: &generator))
        }
        return corpus
    }
}

/// Texts with a document per line, as numbered n-grams of lower-cased words and punctuation marks.
enum TextDocuments {
    static func read(paths: [String], order: Int) throws -> [[[Int]]] {
        var numbers: [[String]: Int] = [:]
        return try paths.map { path in
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return text.lowercased().split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ").map(String.init)
                guard words.count >= order else { return nil }
                return (0...words.count - order).map { start in
                    let next = numbers.count
                    let key = Array(words[start..<start + order])
                    if let known = numbers[key] { return known }
                    numbers[key] = next
                    return next
                }
            }
        }
    }
}

/// What many draws from one source showed, measure by measure.
struct Tally {
    private struct Column {
        var plugIn: [Double] = []
        var null: [Double] = []
        var estimate: [Double] = []
        var halfWidth: [Double] = []
        var held = 0
    }

    let title: String
    private var columns: [DivergenceMeasure: Column] = [:]

    init(title: String) { self.title = title }

    mutating func add(_ estimates: [DivergenceMeasure: MeasureEstimate]) {
        for (measure, value) in estimates {
            guard let plugIn = value.plugIn, let null = value.null, let estimate = value.estimate,
                let lower = value.lower, let upper = value.upper
            else { continue }
            let same: Double = measure.direction == .largerIsNearer ? 1 : 0
            columns[measure, default: Column()].plugIn.append(plugIn)
            columns[measure, default: Column()].null.append(null)
            columns[measure, default: Column()].estimate.append(estimate)
            columns[measure, default: Column()].halfWidth.append((upper - lower) / 2)
            if lower <= same && same <= upper { columns[measure, default: Column()].held += 1 }
        }
    }

    func write() {
        var lines = ["\(title)", "measure plugIn null estimate sd(estimate) halfWidth/1.96 held"]
        for measure in DivergenceMeasure.withInterval {
            guard let column = columns[measure] else { continue }
            let values = [column.plugIn, column.null, column.estimate].map(Self.mean)
            let center = values[2]
            let deviation = Self.mean(column.estimate.map { ($0 - center) * ($0 - center) }).squareRoot()
            let cells = (values + [deviation, Self.mean(column.halfWidth) / 1.959963984540054])
                .map { String(format: "%.4f", $0) }
            lines.append("\(measure.rawValue) \(cells.joined(separator: " ")) \(column.held)/\(column.plugIn.count)")
        }
        print(lines.joined(separator: "\n") + "\n")
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
