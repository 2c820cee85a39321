import DivergenceMeasures
import Foundation
import NGramStatistics
import TestSupport

/// Counts and folds of a sample of documents, each document a list of type numbers.
struct SampledCorpus {
    var counts: [Int: UInt64] = [:]
    private var histograms: FoldHistograms
    private var types: [UInt64: BurstinessSample.Entry] = [:]
    var tokens = 0

    init(order: Int = 1, bucketCount: Int = FoldHistograms.defaultBucketCount) {
        histograms = FoldHistograms(order: order, bucketCount: bucketCount)
    }

    /// Histograms of the highest order, with the sample of types that profiles keep.
    var folds: FoldHistograms {
        var result = histograms
        var sample = BurstinessSample()
        sample.merge(BurstinessSample(level: 0, entries: types.values.sorted { $0.hash < $1.hash }))
        let empty = [BurstinessSample](repeating: BurstinessSample(), count: histograms.order - 1)
        result.setBurstiness(empty + [sample])
        return result
    }

    mutating func add(document: [Int], fold: Int) {
        histograms.addDocuments(fold: fold)
        var own: [Int: UInt64] = [:]
        for type in document {
            own[type, default: 0] += 1
            histograms.add(
                order: histograms.order, fold: fold, bucket: Self.bucket(of: type, among: histograms.bucketCount))
        }
        for (type, count) in own {
            counts[type, default: 0] += count
            var generator = SplitMix64(seed: UInt64(truncatingIfNeeded: type) ^ 0x5DEE_CE66)
            let hash = generator.next()
            var entry = types[hash] ?? BurstinessSample.Entry(hash: hash, tokens: 0, documents: 0, squares: 0)
            entry.tokens += count
            entry.documents += 1
            entry.squares += count * count
            types[hash] = entry
        }
        tokens += document.count
    }

    /// A corpus of single tokens, all documents of length one.
    static func tokens(
        _ types: [Int], bucketCount: Int = FoldHistograms.defaultBucketCount, generator: inout SplitMix64
    ) -> SampledCorpus {
        var corpus = SampledCorpus(bucketCount: bucketCount)
        for type in types {
            corpus.add(document: [type], fold: Int.random(in: 0..<FoldHistograms.foldCount, using: &generator))
        }
        return corpus
    }

    static func bucket(of type: Int, among buckets: Int) -> Int {
        var generator = SplitMix64(seed: UInt64(truncatingIfNeeded: type))
        return Int(generator.next() % UInt64(buckets))
    }

    static func estimates(_ first: SampledCorpus, _ second: SampledCorpus) throws -> [DivergenceMeasure:
        MeasureEstimate]
    {
        Dictionary(uniqueKeysWithValues: try estimateList(first, second).map { ($0.name, $0) })
    }

    static func estimateList(_ first: SampledCorpus, _ second: SampledCorpus) throws -> [MeasureEstimate] {
        let spectrum = try JointCountSpectrum(firstCounts: first.counts, secondCounts: second.counts)
        return MeasureEstimator(measures: DivergenceMeasure.withInterval).estimates(
            spectrum: spectrum, firstFolds: first.folds, secondFolds: second.folds, order: first.histograms.order,
            side: .both)
    }
}

extension DivergenceMeasure {
    /// The standard measures with a chance expectation and an interval: all but correlations of ranks.
    static let withInterval = standard.filter { $0 != .rankCorrelation && $0 != .kendallRankCorrelation }
}

/// Draws types from a Zipf distribution by inversion.
struct ZipfSource {
    private var cumulative: [Double]

    init(types: Int, exponent: Double) {
        cumulative = []
        var sum = 0.0
        for rank in 1...types {
            sum += pow(Double(rank), -exponent)
            cumulative.append(sum)
        }
    }

    func draw(_ generator: inout SplitMix64) -> Int {
        let target = generator.uniform() * cumulative[cumulative.count - 1]
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
