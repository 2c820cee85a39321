internal import RealModule

/// Points that a law can be fitted to: checked, with the logarithms and weights a fit needs.
struct FittingPoints {
    /// Pretraining tokens, as given.
    let tokens: [Double]
    /// ln of the tokens, less ``anchor``; the smallest is 0.
    let offsets: [Double]
    /// ln of the smallest number of tokens.
    let anchor: Double
    /// ln of the values.
    private(set) var logValues: [Double]
    /// Weights with mean 1: all 1, or by the inverse squared relative error of each point.
    let weights: [Double]

    /// The largest offset, more than 0 where two numbers of tokens differ.
    var span: Double { offsets.max() ?? 0 }

    /// - Parameter distinctTokens: how many different numbers of tokens the law needs.
    init(_ points: [CurvePoint], distinctTokens: Int, law: LawName) throws(FitError) {
        for point in points {
            try FitError.check(value: point.value, standardError: point.standardError, at: point.tokens)
            guard point.tokens > 0 else {
                throw FitError(
                    code: .nonPositiveTokens,
                    message: "a point has \(point.tokens) pretraining tokens; laws need more than 0")
            }
            guard point.value > 0 else {
                throw FitError(
                    code: .nonPositiveValue,
                    message:
                        "the value at \(point.tokens) tokens is \(point.value); the \(law) is fitted to logarithms "
                        + "and needs values above 0, so leave such points out")
            }
        }
        guard points.count >= distinctTokens else {
            throw FitError(
                code: .tooFewPoints,
                message: "the \(law) has \(distinctTokens) parameters and there are \(points.count) points; "
                    + "finetune and score more checkpoints")
        }
        // Tokens that differ by less than their logarithms can tell count as equal.
        let distinct = Set(points.map { Double.log($0.tokens) }).count
        guard distinct >= distinctTokens else {
            throw FitError(
                code: .equalTokens,
                message: "the \(law) needs \(distinctTokens) different numbers of pretraining tokens and there are "
                    + "\(distinct); score checkpoints that have seen different amounts")
        }
        tokens = points.map(\.tokens)
        let logarithms = tokens.map { Double.log($0) }
        let anchor = logarithms.min() ?? 0
        self.anchor = anchor
        offsets = logarithms.map { $0 - anchor }
        logValues = points.map { Double.log($0.value) }
        let errors = points.compactMap { point in point.standardError.map { $0 / point.value } }
        if errors.count == points.count {
            let raw = errors.map { 1 / ($0 * $0) }
            let mean = raw.compensatedSum / Double(raw.count)
            weights = mean.isFinite && mean > 0 ? raw.map { $0 / mean } : raw.map { _ in 1 }
        } else {
            weights = points.map { _ in 1 }
        }
    }

    /// The same places and weights with other values.
    func replacing(logValues: [Double]) -> FittingPoints {
        var points = self
        points.logValues = logValues
        return points
    }
}
