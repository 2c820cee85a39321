internal import RealModule

/// From the p-value of the test on monotonicity to ln of a Bayes factor.
///
/// A p-value is not a probability of anything one wants to know. The map was fitted by logistic regression on a
/// balanced bank of simulated curves (four monotone truths, ten that are not; 3–12 checkpoints; see
/// `Scripts/predictor/fit_evidence.py`); on another draw of that bank it is calibrated within 0.05 in every tenth.
/// Flat curves and falls of half a point cannot be told apart by anything.
public struct EvidenceMap: Sendable, Codable, Hashable {
    /// Added always.
    public var intercept: Double
    /// Added instead of the terms in z where nothing falls at all.
    public var withoutReversal: Double
    /// Per unit of z.
    public var slope: Double
    /// Per unit of z above 1.5.
    public var steepening: Double
    /// Per unit of ln(n/6) where nothing falls.
    public var lengthWithoutReversal: Double
    /// Per unit of ln(n/6) otherwise.
    public var length: Double

    /// ln of how many times likelier the test's outcome is on a curve that is not monotone.
    /// - Parameters:
    ///   - pValue: of the test; 1 means that nothing falls.
    ///   - count: the number of checkpoints. The map knows 3–12; fewer say nothing, more count as 12.
    func logBayesFactor(pValue: Double, count: Int) -> Double {
        guard count >= 3 else { return 0 }
        let relativeLength = Double.log(Double(min(count, 12)) / 6)
        guard pValue < 1 else { return intercept + withoutReversal + lengthWithoutReversal * relativeLength }
        let z = NormalDistribution.upperQuantile(pValue, in: -3...6)
        return intercept + slope * z + steepening * max(0, z - 1.5) + length * relativeLength
    }
}
