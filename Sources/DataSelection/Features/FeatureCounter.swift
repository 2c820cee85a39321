import CorpusIO
import NGramStatistics

/// Counts the features of the documents that one thread reads.
final class FeatureCounter {
    let extractor: FeatureExtractor
    private(set) var counts: FeatureCounts

    init(_ features: SelectionFeatures, hasFolds: Bool) {
        extractor = FeatureExtractor(features)
        counts = FeatureCounts(features, hasFolds: hasFolds)
    }

    func add(_ text: Span<UInt8>, fold: Int) {
        unsafe extractor.withFeatures(of: text) { features, tokens in
            unsafe counts.add(features, tokens: tokens, fold: fold)
        }
    }

    func add(_ batch: RecordBatch, hasFolds: Bool) {
        for index in 0..<batch.count {
            batch.withText(at: index) { add($0, fold: hasFolds ? DocumentHash(text: $0).fold : 0) }
        }
    }

    /// Counts a corpus.
    ///
    /// - Returns: the counts, and malformed records left out.
    static func count(
        _ features: SelectionFeatures, hasFolds: Bool, sweep: CorpusSweep
    ) throws -> (counts: FeatureCounts, skippedRecords: Int) {
        let counters = (0..<sweep.threads).map { _ in FeatureCounter(features, hasFolds: hasFolds) }
        let skipped = try sweep.run(counters) { $0.add($1, hasFolds: hasFolds) }
        var sum = counters[0].counts
        for counter in counters.dropFirst() { sum.merge(counter.counts) }
        return (sum, skipped)
    }
}
