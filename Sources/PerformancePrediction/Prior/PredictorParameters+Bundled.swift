// Written by Scripts/predictor/generate_parameters.py from predictor.json beside it; do not edit.

extension PredictorParameters {
    /// The parameters this version of the library was built with: those of `Scripts/predictor/predictor.json`. Source
    /// rather than a resource file, so that the module needs no bundle and no Foundation; encode them as JSON, change
    /// them and decode them to use your own.
    public static let bundled = PredictorParameters(
        version: 2,
        rows: 15,
        breaks: 3,
        intercept: -2.219562,
        coefficients: [0.869774, 0.817957, 0.713038],
        covariance: [
            [0.63178, -0.073527, -0.046608, -0.063221],
            [-0.073527, 0.343715, -0.039005, -0.028299],
            [-0.046608, -0.039005, 0.340525, -0.026745],
            [-0.063221, -0.028299, -0.026745, 0.291152],
        ],
        referenceFeatures: [0.466667, 0.353333, 0.557845],
        featureVariances: [0.248889, 0.165156, 0.077567],
        taskDeviation: 1.5,
        leaveOneTaskOutBrier: 0.197,
        pooledRateBrier: 0.16)
}
