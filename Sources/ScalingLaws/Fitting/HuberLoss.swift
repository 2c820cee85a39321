/// Huber's loss: r²/2 up to a threshold δ, then δ(|r| − δ/2).
package struct HuberLoss: Sendable, Hashable {
    /// δ, more than 0.
    package let threshold: Double

    package init(threshold: Double) { self.threshold = threshold }

    package func loss(_ residual: Double) -> Double {
        let size = abs(residual)
        return size <= threshold ? 0.5 * residual * residual : threshold * (size - 0.5 * threshold)
    }

    /// The derivative of the loss.
    func influence(_ residual: Double) -> Double { max(-threshold, min(threshold, residual)) }

    func isQuadratic(_ residual: Double) -> Bool { abs(residual) <= threshold }
}
