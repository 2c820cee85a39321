internal import RealModule

/// What a fit makes least: the sum of a loss of ln y − ln f, weighted by the inverse squared relative errors (mean weight 1)
/// where every point has one.
public enum FittingLoss: Sendable, Hashable {
    /// Huber's loss: r²/2 up to a threshold δ, then δ(|r| − δ/2). The paper's. nil is the law's own threshold: 10⁻³ for
    /// ``LawName/powerLaw``, else 0.1.
    case huber(threshold: Double? = nil)
    /// r²/2 throughout. One bad checkpoint pulls such a fit as far as it lies off.
    case leastSquares

    /// With the law's own threshold in place of none.
    func resolved(threshold: Double) -> FittingLoss {
        if case .huber(nil) = self { .huber(threshold: threshold) } else { self }
    }

    /// For a law with this threshold of its own.
    func huber(threshold own: Double) -> HuberLoss {
        switch self {
        case .huber(let threshold): HuberLoss(threshold: threshold ?? own)
        case .leastSquares: HuberLoss(threshold: .infinity)
        }
    }
}

extension FittingLoss: CustomStringConvertible {
    /// As signatures name it.
    public var description: String {
        switch self {
        case .huber(let threshold): threshold.map { "huber \($0)" } ?? "huber"
        case .leastSquares: "leastSquares"
        }
    }
}
