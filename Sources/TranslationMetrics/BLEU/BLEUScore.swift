/// A BLEU score with what it is made of.
public struct BLEUScore: Sendable, Hashable, Codable {
    /// From 0 to 100.
    public var score: Double
    /// Of each order from 1, the n-grams of the translation that a reference has, each at most as often as that reference has it.
    public var matches: [Int]
    /// Of each order, the n-grams of the translation.
    public var candidates: [Int]
    /// Smoothed precisions in per cent; 0 from the first order on that the translation has no n-gram of, and all 0 where nothing
    /// matches.
    public var precisions: [Double]
    /// 1 where the translation is at least as long as the references, else exp(1 − reference length / length).
    public var brevityPenalty: Double
    /// Tokens of the translation.
    public var hypothesisLength: Int
    /// Tokens of the references: of each segment, the length closest to the translation's, the shorter of two as close.
    public var referenceLength: Int

    /// Length of the translation over that of the references; 0 where those are empty.
    public var lengthRatio: Double {
        referenceLength == 0 ? 0 : Double(hypothesisLength) / Double(referenceLength)
    }
}
