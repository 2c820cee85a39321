/// The hyper-settings of ``CurveMixture``: prior of its families and its noise, in points (hundredths of the scale) and
/// units of ln D.
///
/// The defaults are rounded from trials on 39 published curves of four sources, none of them of pretraining; the
/// yardsticks in Documentation/Predictor.md say how settings chosen without a source do on it.
public struct MixtureSettings: Sendable, Codable, Hashable {
    /// ln of the centre of the rate c, and the deviation around it; 5 % of the prior has three times that deviation.
    public var rateCentre = 0.9
    public var rateDeviation = 0.41
    /// The position u of the last point: normal around `position`, a share of `latePositionShare` further along.
    public var position = 0.7
    public var positionDeviation = 1.6
    public var latePosition = 4.0
    public var latePositionDeviation = 3.0
    public var latePositionShare = 0.2
    /// The ceiling B of the saturating families.
    public var ceiling = 38.5
    public var ceilingDeviation = 7.0
    /// The level of log-law and constant at the last point.
    public var level = 30.0
    public var levelDeviation = 20.0
    /// The level below the rise of curves that start on a floor.
    public var floorLevel = 28.0
    public var floorLevelDeviation = 12.0
    /// ln prior weights of the groups against the saturating families.
    public var logLawOffset = -1.2
    public var constantOffset = -1.2
    public var floorOffset = -1.5
    /// Noise deviations where none is stated, and their ln weights.
    public var noise = [0.17, 0.42, 1.0]
    public var noiseLogWeights = [0.0, 0, -0.7]
    /// Factors on stated standard errors, and their ln weights.
    public var statedFactors = [1.0, 1.6, 2.5]
    public var statedLogWeights = [0.0, -0.7, -1.6]
    /// Deviations of the model error, and their ln weights.
    public var modelErrors = [0, 0.33, 0.65, 1.6]
    public var modelErrorLogWeights = [0.0, 0.4, 0.1, -0.3]
    /// The length of the model error's correlation, in units of ln D.
    public var correlationLength = 2.5
    /// By how much intervals are stretched around the median.
    public var stretch = 1.0

    public init() {}

    /// The settings from which the search over hyper-settings scales noise and model error.
    public static let untuned: MixtureSettings = {
        var settings = MixtureSettings()
        settings.noise = [0.2, 0.5, 1.2]
        settings.modelErrors = [0, 0.5, 1, 2.5]
        settings.modelErrorLogWeights = [0, 0.4, 0.1, -0.3]
        return settings
    }()
}
