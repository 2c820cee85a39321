internal import RealModule

extension LogisticLaw: FittableLaw {
    package static let parameterCount = 3
    package static let defaultHuberThreshold = 0.1

    /// 1 / f is a power law with a floor, and the loss is symmetric in ln y − ln f: fitted as that.
    static func fit(_ points: FittingPoints, huber: HuberLoss) -> LogisticLaw {
        let inverse = points.replacing(logValues: points.logValues.map { -$0 })
        let law = PowerLaw.fit(inverse, huber: huber)
        return LogisticLaw(rate: law.alpha, anchor: law.anchor, inverseCeiling: law.floor, decay: law.excess)
    }
}
