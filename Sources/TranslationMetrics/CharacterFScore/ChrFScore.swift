/// A chrF score with what it is made of.
public struct ChrFScore: Sendable, Hashable, Codable {
    /// From 0 to 100.
    public var score: Double
    /// Of each order, characters first and words after, the precision in per cent; 0 where the translation has no n-gram of it.
    public var precisions: [Double]
    /// Likewise the recall; 0 where the references have none.
    public var recalls: [Double]
}
