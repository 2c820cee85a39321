// Written by Scripts/predictor/generate_parameters.py from predictor.json beside it; do not edit.

extension EvidenceMap {
    /// With standard errors.
    public static let knownNoise = EvidenceMap(
        intercept: -0.571, withoutReversal: -2.666, slope: 0.825, steepening: 1.729, lengthWithoutReversal: -2.652,
        length: -0.697)
    /// With the noise prior, updated by the scatter.
    public static let assumedNoise = EvidenceMap(
        intercept: -0.929, withoutReversal: -2.308, slope: 1.604, steepening: 0.356, lengthWithoutReversal: -2.652,
        length: -0.145)
}
