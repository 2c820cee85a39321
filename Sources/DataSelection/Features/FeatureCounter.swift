import CorpusIO
import NGramStatistics

/// Counts the features of the documents that one thread reads.
final class FeatureCounter {
    let extractor: FeatureExtractor
    private(set) var counts: FeatureCounts
    /// Draws documents in passing, where that is asked for.
    private(set) var sample: CorpusSample?
    private let hasFolds: Bool

    init(_ features: SelectionFeatures, hasFolds: Bool, sample: CorpusSample? = nil) {
        extractor = FeatureExtractor(features)
        counts = FeatureCounts(features, hasFolds: hasFolds)
        self.hasFolds = hasFolds
        self.sample = sample
    }

    private func add(_ text: Span<UInt8>) {
        let hash = hasFolds || sample != nil ? DocumentHash(text: text) : nil
        unsafe extractor.withFeatures(of: text) { features, tokens in
            unsafe counts.add(features, tokens: tokens, fold: hasFolds ? hash?.fold ?? 0 : 0)
            if let hash { sample?.add(hash, tokens: tokens) }
        }
    }

    func add(_ batch: RecordBatch) {
        for index in 0..<batch.count { batch.withText(at: index) { add($0) } }
    }

    /// A corpus, counted.
    struct Result {
        var counts: FeatureCounts
        /// Malformed records left out.
        let skippedRecords: Int
        /// The documents drawn, where they were.
        var sample: CorpusSample?
    }

    /// Counts a corpus.
    ///
    /// - Parameter sample: draws documents in passing; `nil` for none.
    static func count(
        _ features: SelectionFeatures, hasFolds: Bool, sample: CorpusSample? = nil, sweep: CorpusSweep
    ) throws -> Result {
        let counters = (0..<sweep.threads).map { _ in
            FeatureCounter(features, hasFolds: hasFolds, sample: sample)
        }
        let skipped = try sweep.run(counters) { $0.add($1) }
        var result = Result(counts: counters[0].counts, skippedRecords: skipped, sample: counters[0].sample)
        for counter in counters.dropFirst() {
            result.counts.merge(counter.counts)
            if let more = counter.sample { result.sample?.merge(more) }
        }
        return result
    }
}
