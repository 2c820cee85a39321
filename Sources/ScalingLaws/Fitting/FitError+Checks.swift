extension FitError {
    /// Sizes whose squares and ratios stay within the range of `Double`; no metric comes near the ends.
    private static let sizes = 1e-60...1e60

    /// Refuses what no computation on a curve can use: numbers that are not finite, that are too large or too small
    /// to square, and errors that are not more than 0.
    static func check(value: Double, standardError: Double?, at tokens: Double) throws(FitError) {
        guard tokens.isFinite, value.isFinite, (standardError ?? 1).isFinite else {
            throw FitError(
                code: .nonFinite,
                message: "a point holds a number that is infinite or not a number; remove it or measure again")
        }
        guard (standardError ?? 1) > 0 else {
            throw FitError(
                code: .nonPositiveField,
                message: "the standard error at \(tokens) tokens is not more than 0; leave it out where it is not known"
            )
        }
        guard value == 0 || sizes.contains(abs(value)), sizes.contains(standardError ?? 1) else {
            throw FitError(
                code: .outOfRange,
                message: "the value \(value) at \(tokens) tokens, or its standard error, is too large or too small to "
                    + "compute with; check its units")
        }
    }
}
