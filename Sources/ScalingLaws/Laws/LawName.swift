/// A law's name. The set grows with the library.
public struct LawName: Sendable, Codable, Hashable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }

    /// (log(A·D^α))^β, see ``LogLaw``.
    public static let logLaw = LawName(rawValue: "logLaw")
    /// E + A/D^α, see ``PowerLaw``.
    public static let powerLaw = LawName(rawValue: "powerLaw")
    /// B − a·D^−c, see ``SaturatingPowerLaw``.
    public static let saturatingPowerLaw = LawName(rawValue: "saturatingPowerLaw")
    /// C·exp(−k·D^−a), see ``ExponentialOfCrossEntropyLaw``.
    public static let exponentialOfCrossEntropy = LawName(rawValue: "exponentialOfCrossEntropy")
    /// One value for all D, see ``ConstantLaw``.
    public static let constant = LawName(rawValue: "constant")
    /// A logistic law in ln D, see ``RichardsLaw``.
    public static let logistic = LawName(rawValue: "logistic")
    /// B (1 + q e^−z)^(−1/q), see ``RichardsLaw``.
    public static let richards = LawName(rawValue: "richards")
    /// Two straight lines in ln D, see ``BrokenLaw``.
    public static let brokenLaw = LawName(rawValue: "brokenLaw")
    /// All of them together, see ``CurveForecast``.
    public static let mixture = LawName(rawValue: "mixture")
    /// Of pretraining and finetuning tokens, see ``JointLaw``.
    public static let joint = LawName(rawValue: "joint")
}
