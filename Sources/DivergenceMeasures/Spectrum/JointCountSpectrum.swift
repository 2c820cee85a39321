/// How many n-gram types have each pair of counts in two corpora.
///
/// Every measure of this module depends on two corpora only through the multiset of pairs (count in the first corpus,
/// count in the second). That multiset has thousands of distinct pairs where the corpora have millions of types, so it
/// is computed once per order and everything else is a sum over it. By convention the *first* corpus is the pretraining
/// corpus and the *second* is the downstream one.
public struct JointCountSpectrum: Sendable, Hashable {
    /// The number of types that share one pair of counts.
    public struct Entry: Sendable, Hashable, Codable {
        /// Count in the first corpus.
        public var first: UInt64
        /// Count in the second corpus.
        public var second: UInt64
        /// Number of n-gram types with these counts; at least 1.
        public var types: UInt64

        /// An entry.
        public init(first: UInt64, second: UInt64, types: UInt64) {
            self.first = first
            self.second = second
            self.types = types
        }
    }

    /// The pairs that occur, sorted by first and then second count; (0, 0) never does.
    public let entries: [Entry]
    /// n-gram tokens of the first corpus, unlisted ones included.
    public let firstTotal: UInt64
    /// n-gram tokens of the second corpus.
    public let secondTotal: UInt64
    /// Tokens of the first corpus whose types are not listed.
    ///
    /// Zero for two complete profiles. A profile restricted to the second corpus's n-grams lists only those: the types
    /// behind this mass do not occur in the second corpus, but how many they are is not known, so no chance expectation
    /// (``ChanceExpectation``) can be given.
    public let unlistedFirstMass: UInt64

    /// The largest total of a corpus, in tokens: products of two of them stay far inside 128 bits and a total is exact
    /// as a floating-point number.
    public static let largestTotal: UInt64 = 1 << 53

    /// Counts of the types in two corpora, position by position; a pair (0, 0) is left out.
    ///
    /// - Throws: ``JointCountSpectrumError`` when the arrays differ in length or the totals are too large.
    public init(firstCounts: [UInt64], secondCounts: [UInt64]) throws(JointCountSpectrumError) {
        guard firstCounts.count == secondCounts.count else {
            throw JointCountSpectrumError(
                code: .lengthsDiffer,
                message: "\(firstCounts.count) first counts for \(secondCounts.count) second counts; give one per type."
            )
        }
        var accumulator = Accumulator()
        for (first, second) in zip(firstCounts, secondCounts) { accumulator.add(first: first, second: second) }
        self = try accumulator.finish()
    }

    /// Counts of the types in two corpora by type; a type that one dictionary lacks has count 0 there.
    ///
    /// - Throws: ``JointCountSpectrumError`` when the totals are too large.
    public init<Key: Hashable>(
        firstCounts: [Key: UInt64], secondCounts: [Key: UInt64]
    ) throws(JointCountSpectrumError) {
        var accumulator = Accumulator()
        for (key, first) in firstCounts { accumulator.add(first: first, second: secondCounts[key] ?? 0) }
        for (key, second) in secondCounts where firstCounts[key] == nil { accumulator.add(first: 0, second: second) }
        self = try accumulator.finish()
    }

    /// Checks the totals of sorted entries against what is listed.
    init(
        sortedEntries: [Entry], firstTotal: UInt64?, secondTotal: UInt64?
    ) throws(JointCountSpectrumError) {
        let listed = try Self.listedTotals(sortedEntries)
        let first = firstTotal ?? listed.first
        let second = secondTotal ?? listed.second
        guard max(first, second) <= Self.largestTotal else {
            throw JointCountSpectrumError(
                code: .totalTooLarge,
                message: "A corpus has more than 2^53 n-gram tokens; compare parts of it instead.")
        }
        guard listed.first <= first, listed.second == second else {
            throw JointCountSpectrumError(
                code: .totalsDisagree,
                message:
                    "The counts sum to \(listed.first) and \(listed.second) tokens, the stated totals are \(first) "
                    + "and \(second); the first may only be larger, the second must agree. Were all n-grams of the "
                    + "second corpus added?")
        }
        entries = sortedEntries
        self.firstTotal = first
        self.secondTotal = second
        unlistedFirstMass = first - listed.first
    }

    private static func listedTotals(
        _ entries: [Entry]
    ) throws(JointCountSpectrumError) -> (first: UInt64, second: UInt64) {
        var first: UInt64 = 0
        var second: UInt64 = 0
        for entry in entries {
            let (firstMass, overflowFirst) = entry.first.multipliedReportingOverflow(by: entry.types)
            let (secondMass, overflowSecond) = entry.second.multipliedReportingOverflow(by: entry.types)
            let (firstSum, overflowFirstSum) = first.addingReportingOverflow(firstMass)
            let (secondSum, overflowSecondSum) = second.addingReportingOverflow(secondMass)
            if overflowFirst || overflowSecond || overflowFirstSum || overflowSecondSum {
                throw JointCountSpectrumError(
                    code: .totalTooLarge,
                    message: "A corpus has more than 2^64 n-gram tokens; compare parts of it instead.")
            }
            first = firstSum
            second = secondSum
        }
        return (first, second)
    }
}
