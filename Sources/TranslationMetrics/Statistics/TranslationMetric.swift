/// A corpus metric that is a function of sums of counts over segments: ``BLEU`` or ``ChrF``.
public protocol TranslationMetric: Sendable, Hashable {
    /// The metric's name, as the command line and observation tables have it.
    var name: String { get }

    /// Counts in a row of statistics.
    var statisticsWidth: Int { get }

    /// Statistics of several systems' translations of one test set; each segment's references are counted once.
    ///
    /// - Parameters:
    ///   - systems: each system's translations, segment by segment.
    ///   - references: each a translation of the whole test set; `nil` where a segment has no such reference. An empty text is a
    ///     reference.
    /// - Throws: ``MetricError`` where lengths differ, there is no segment, or a segment has no reference.
    /// - Complexity: linear in the tokens (chrF: scalars) times the orders; memory for one segment, and the result.
    func statistics(systems: [[String]], references: [[String?]]) throws(MetricError) -> [SegmentStatistics]

    /// The score, from 0 to 100, of segments with these sums.
    func score(totals: [Int]) -> Double

    /// The fields of the signature that are this metric's own.
    var signatureFields: [MetricSignature.Field] { get }
}

extension TranslationMetric {
    /// Statistics of one system; see ``statistics(systems:references:)``.
    public func statistics(_ hypotheses: [String], references: [[String?]]) throws(MetricError) -> SegmentStatistics {
        try statistics(systems: [hypotheses], references: references)[0]
    }

    /// The score, from 0 to 100.
    ///
    /// - Precondition: statistics of this metric.
    public func score(_ statistics: SegmentStatistics) -> Double {
        precondition(statistics.width == statisticsWidth, "these are statistics of another metric")
        return score(totals: statistics.totals)
    }

    /// sacreBLEU's signature of a score, up to and including the version whose definition it follows.
    ///
    /// - Parameters:
    ///   - referenceCount: references of each segment; `nil` where segments differ in it.
    ///   - resampling: how intervals or tests were computed, where they were.
    public func signature(referenceCount: Int?, resampling: MetricSignature.Resampling? = nil) -> MetricSignature {
        MetricSignature(referenceCount: referenceCount, resampling: resampling, own: signatureFields)
    }
}

/// The segments of a test set with what they are compared with; checked.
struct TestSet {
    let systems: [[String]]
    let references: [[String?]]
    let referenceCount: Int?

    var segmentCount: Int { systems[0].count }

    init(systems: [[String]], references: [[String?]]) throws(MetricError) {
        guard let first = systems.first, !first.isEmpty else {
            throw MetricError(code: .noSegments, message: "there is no segment to score; give at least one translation")
        }
        for (index, system) in systems.enumerated() where system.count != first.count {
            throw MetricError(
                code: .unequalLengths,
                message: "system \(index + 1) has \(system.count) segments and the first \(first.count); "
                    + "give a line for each segment, an empty one where nothing was translated")
        }
        guard !references.isEmpty else {
            throw MetricError(code: .noReference, message: "there is no reference; give at least one")
        }
        for (index, reference) in references.enumerated() where reference.count != first.count {
            throw MetricError(
                code: .unequalLengths,
                message: "reference \(index + 1) has \(reference.count) segments and the translation \(first.count); "
                    + "give a line for each segment, an empty one where nothing was translated")
        }
        var counts: Set<Int> = []
        for segment in first.indices {
            let count = references.count { $0[segment] != nil }
            guard count > 0 else {
                throw MetricError(
                    code: .noReference, segment: segment + 1,
                    message: "it has no reference; give at least one, or leave it out")
            }
            counts.insert(count)
        }
        self.systems = systems
        self.references = references
        referenceCount = counts.count == 1 ? counts.first : nil
    }

    func references(of segment: Int) -> [String] { references.compactMap { $0[segment] } }
}
