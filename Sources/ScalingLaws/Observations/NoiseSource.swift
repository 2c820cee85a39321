/// Where the standard deviation of a metric's noise comes from.
public struct NoiseSource: Sendable, Codable, Hashable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }

    /// Standard errors given with the observations.
    public static let standardErrors = NoiseSource(rawValue: "standardErrors")
    /// The spread between repetitions of the same setting, pooled over the curve.
    public static let replicates = NoiseSource(rawValue: "replicates")
    /// Nothing but the stated prior (see ``NoisePrior``), updated by the scatter of the curve itself. Weak evidence.
    public static let prior = NoiseSource(rawValue: "prior")
}
