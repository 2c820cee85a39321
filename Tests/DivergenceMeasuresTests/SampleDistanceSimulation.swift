import DivergenceMeasures
import Foundation
import NGramStatistics
import TestSupport
import Testing

/// The simulation behind the tables of Documentation/SampleDistances.md; Scripts/simulate-distances.sh runs it.
@Suite(.enabled(if: SimulationSettings.isWanted, "a study of minutes: run Scripts/simulate-distances.sh"))
struct SampleDistanceSimulation {
    private static let sizes = [3_000, 10_000, 30_000, 100_000, 300_000]

    @Test(arguments: SimulationSettings.texts, [1, 2])
    func samplesOfOneText(path: String, order: Int) throws {
        let documents = try TextDocuments.read(paths: [path], order: order)[0]
        let total = documents.reduce(0) { $0 + $1.count }
        let sizes = Self.sizes.filter { $0 * 5 < total * 2 }
        for (index, first) in sizes.enumerated() {
            for second in sizes[index...] {
                let title = "\(path.split(separator: "/").last ?? "") order \(order) \(first) / \(second)"
                Self.compare(documents, documents, isOneText: true, sizes: (first, second), title: title)
            }
        }
    }

    /// How often two different texts are told apart: `held` should be small and rejections many where samples are large.
    @Test(arguments: [1, 2])
    func samplesOfTwoTexts(order: Int) throws {
        let paths = SimulationSettings.texts.filter { $0.hasSuffix(".en") }
        guard paths.count >= 2 else { return }
        let texts = try TextDocuments.read(paths: Array(paths.prefix(2)), order: order)
        for (first, second) in [(3_000, 3_000), (10_000, 10_000), (300_000, 10_000), (30_000, 30_000)] {
            Self.compare(
                texts[0], texts[1], isOneText: false, sizes: (first, second),
                title: "two manuals order \(order) \(first) / \(second)")
        }
    }

    private static func compare(
        _ texts: [[Int]], _ others: [[Int]], isOneText: Bool, sizes: (Int, Int), title: String
    ) {
        var generator = SplitMix64(seed: UInt64(sizes.0 + sizes.1))
        var table = DistanceTally(title: title)
        for _ in 0..<SimulationSettings.draws {
            var left = texts.shuffled(using: &generator)[...]
            var right = isOneText ? left : others.shuffled(using: &generator)[...]
            let a = DocumentDraw(tokens: sizes.0, from: &left, using: &generator)
            if isOneText { right = left }
            let b = DocumentDraw(tokens: sizes.1, from: &right, using: &generator)
            table.add(DocumentDraw.estimates(a, b, withDocuments: SimulationSettings.wantsDocuments))
        }
        table.write()
    }
}

/// Whole documents of a text, as many as hold a number of n-grams.
struct DocumentDraw {
    var folds: FoldHistograms
    var lengths: [UInt64] = []
    var documents: [HashedDocument] = []

    /// Documents of a draw that distances of documents look at.
    private static let sampleSize = 256

    init(
        tokens: Int, from documents: inout ArraySlice<[Int]>, using generator: inout SplitMix64
    ) {
        // Whatever their order is, they are hashed as the only one.
        var corpus = SampledCorpus(order: 1)
        while corpus.tokens < tokens, let document = documents.popFirst() {
            let fold = Int.random(in: 0..<FoldHistograms.foldCount, using: &generator)
            corpus.add(document: document, fold: fold)
            lengths.append(UInt64(document.count))
            guard lengths.count <= Self.sampleSize else { continue }
            var counts: [Int: UInt64] = [:]
            for type in document {
                counts[SampledCorpus.bucket(of: type, among: FoldHistograms.defaultBucketCount), default: 0] += 1
            }
            self.documents.append(
                HashedDocument(
                    hash: DocumentHash(high: UInt64(fold) << 59, low: UInt64(lengths.count)),
                    orders: [counts.sorted { $0.key < $1.key }.map { .init(bucket: $0.key, count: $0.value) }]))
        }
        folds = corpus.folds
    }

    /// - Parameter withDocuments: whether distances of documents are wanted, which take much longer.
    static func estimates(
        _ first: DocumentDraw, _ second: DocumentDraw, withDocuments: Bool
    ) -> [(name: String, estimate: SampleDistanceEstimate)] {
        var estimates = LengthDistanceEstimator.estimates(
            DocumentLengths(lengths: first.lengths), DocumentLengths(lengths: second.lengths), side: .both)
        estimates.append(FoldMeanDiscrepancy.estimate(first.folds, second.folds, order: 1, side: .both))
        estimates.append(FoldProxyADistance.estimate(first.folds, second.folds, order: 1, side: .both))
        var named = estimates.map { ($0.name.rawValue, $0) }
        if withDocuments {
            let documents = [
                DocumentMeanDiscrepancy.estimate(first.documents, second.documents, order: 1, side: .both),
                DocumentProxyADistance.estimate(first.documents, second.documents, order: 1, side: .both),
            ]
            named += documents.map { ("\($0.name.rawValue), documents", $0) }
        }
        return named
    }
}

/// What many draws showed, distance by distance.
struct DistanceTally {
    let title: String
    private var names: [String] = []
    private var estimates: [String: [SampleDistanceEstimate]] = [:]

    init(title: String) { self.title = title }

    mutating func add(_ values: [(name: String, estimate: SampleDistanceEstimate)]) {
        for (name, value) in values where value.estimate != nil {
            if !names.contains(name) { names.append(name) }
            estimates[name, default: []].append(value)
        }
    }

    func write() {
        for name in names {
            guard let rows = estimates[name], !rows.isEmpty else { continue }
            func mean(_ value: (SampleDistanceEstimate) -> Double) -> Double {
                rows.reduce(0) { $0 + value($1) } / Double(rows.count)
            }
            let center = mean { $0.estimate ?? 0 }
            let deviation = mean { pow(($0.estimate ?? 0) - center, 2) }.squareRoot()
            let width = mean { (($0.upper ?? 0) - ($0.lower ?? 0)) / 2 / 1.959963984540054 }
            let held = rows.count { ($0.lower ?? 1) <= 0 && ($0.upper ?? -1) >= 0 }
            let rejected = rows.count { ($0.pValue ?? 1) <= 0.05 }
            let cells = [mean { $0.plugIn ?? 0 }, mean { $0.null ?? 0 }, center, deviation, width]
                .map { String(format: "%.5g", $0) }.joined(separator: " | ")
            let test = rows[0].pValue == nil ? "–" : "\(rejected)"
            print("| \(title) | \(name) | \(cells) | \(held)/\(rows.count) | \(test) |")
        }
    }
}
