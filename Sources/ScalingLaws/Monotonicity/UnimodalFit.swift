/// The best rise-then-fall step function: isotonic up to a peak and antitonic after it, over all peaks.
struct UnimodalFit: Sendable, Hashable {
    /// Σ weight · (value − fit)².
    let squares: Double
    /// The number of distinct levels.
    let levels: Int
    /// How far the fit falls from its peak to its end, at least 0.
    let fall: Double
    /// 1 / weight of the highest level plus 1 / weight of the last: the variance of ``fall``.
    let fallVariance: Double

    /// - Complexity: O(n²).
    init(_ values: [Double], weights: [Double]) {
        var best: UnimodalFit?
        for split in 1...max(1, values.count) {
            let rise = IsotonicRegression(Array(values[..<split]), weights: Array(weights[..<split]))
            let tail = Array(values[split...].map { -$0 })
            let tailWeights = Array(weights[split...])
            let fall = IsotonicRegression(tail, weights: tailWeights)
            let squares =
                rise.weightedSquares(Array(values[..<split]), weights: weights)
                + fall.weightedSquares(tail, weights: tailWeights)
            let top = rise.fitted[split - 1]
            // The tail may begin above the rise: then its first level is the peak.
            let tailTop = fall.fitted.first.map { -$0 } ?? -.infinity
            let end = fall.fitted.last.map { -$0 } ?? top
            let peakWeight =
                tailTop > top ? (fall.levelWeights.first ?? 1) : (rise.levelWeights.last ?? 1)
            let isSingleLevel = tailTop > top && fall.levels == 1 || fall.levels == 0
            let candidate = UnimodalFit(
                squares: squares, levels: rise.levels + fall.levels, fall: max(0, max(top, tailTop) - end),
                fallVariance: isSingleLevel
                    ? 1 / peakWeight : 1 / peakWeight + 1 / (fall.levelWeights.last ?? peakWeight))
            // Of equal fits the one with the fewer levels explains more with less.
            if let known = best, (known.squares, known.levels) <= (candidate.squares, candidate.levels) { continue }
            best = candidate
        }
        self = best ?? UnimodalFit(squares: 0, levels: 0, fall: 0, fallVariance: 1)
    }

    private init(squares: Double, levels: Int, fall: Double, fallVariance: Double) {
        self.squares = squares
        self.levels = levels
        self.fall = fall
        self.fallVariance = fallVariance
    }
}
