/// One value for every number of pretraining tokens: pretraining adds nothing.
public struct ConstantLaw: ScalingLaw, Codable, Hashable {
    public static let name = LawName.constant
    /// The value, in the metric's units.
    public let level: Double

    /// - Precondition: `level` is finite.
    public init(level: Double) {
        precondition(level.isFinite, "a constant law needs a finite level")
        self.level = level
    }

    public var parameters: [LawParameter] { [LawParameter(name: "level", value: level)] }

    public func value(at tokens: Double) throws(LawDomainError) -> Double {
        _ = try logarithm(ofTokens: tokens)
        return level
    }
}
