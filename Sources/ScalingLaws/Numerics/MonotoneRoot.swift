/// Where a rising function meets a value, without derivatives.
enum MonotoneRoot {
    /// The place in `range` at which `function`, which never falls, reaches `target`; the nearer end where it does not.
    ///
    /// Regula falsi (Illinois) between bounds that hold the place, halving now and then.
    /// - Parameters:
    ///   - tolerance: of the place, as a share of the width of `range`.
    ///   - closeness: of the function's value, at which the search ends early.
    static func place(
        of target: Double, in range: ClosedRange<Double>, tolerance: Double = 1e-8, closeness: Double = 1e-9,
        _ function: (Double) -> Double
    ) -> Double {
        var low = range.lowerBound
        var high = range.upperBound
        var below = function(low) - target
        if below >= 0 { return low }
        var above = function(high) - target
        if above <= 0 { return high }
        let least = tolerance * (high - low)
        var side = 0
        for step in 0..<100 where high - low > least {
            // Halving keeps a flat stretch from holding one end in place.
            let middle =
                step % 3 == 2 ? low + (high - low) / 2 : low + (high - low) * (below / (below - above))
            let value = function(middle) - target
            if abs(value) < closeness { return middle }
            if value < 0 {
                low = middle
                below = value
                if side == -1 { above /= 2 }
                side = -1
            } else {
                high = middle
                above = value
                if side == 1 { below /= 2 }
                side = 1
            }
        }
        return low + (high - low) / 2
    }
}
