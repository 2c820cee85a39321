import RealModule

extension DivergenceMeasure {
    /// The measure between two distributions given as probabilities, without samples, smoothing or correction.
    ///
    /// ```swift
    /// try DivergenceMeasure.jensenShannon.value([0.5, 0.5, 0], [0.25, 0.25, 0.5])  // 0.2157615543388357
    /// ```
    ///
    /// The value is right to some 1e-14 of itself for any finite input, nearly equal, nearly disjoint and subnormal probabilities among them: both
    /// arrays are divided by their exact sums, and differences are taken of exact products.
    ///
    /// - Parameters:
    ///   - first: p, the reference of ``kullbackLeibler``.
    ///   - second: q, position by position.
    ///   - normalizing: Whether to divide each array by its sum, whatever that is; otherwise a sum farther from 1 than 1e-9 is an error.
    /// - Returns: The value in the measure's ``unit``; `.infinity` where it is infinite, never NaN.
    /// - Throws: ``DistributionError`` where the arrays differ in length, hold anything but finite non-negative numbers, are not normalised, or the
    ///   measure is not defined for them (``rankCorrelation`` of constants, ``hashed(_:)``, a parameter out of range).
    /// - Complexity: O(n), O(n log n) for rank correlations.
    public func value(
        _ first: [Double], _ second: [Double], normalizing: Bool = false
    ) throws(DistributionError) -> Double {
        guard first.count == second.count else {
            throw DistributionError(
                code: .lengthsDiffer,
                message: "\(first.count) probabilities against \(second.count); give one of each for every event.")
        }
        if case .hashed = self {
            throw DistributionError(
                code: .undefined, message: "\(self) is a measure between corpora; take the one it is of.")
        }
        guard isValid else {
            throw DistributionError(code: .undefined, message: "\(self): the parameter is out of range.")
        }
        let pairs = try DistributionPairs(first, second, normalizing: normalizing)
        if case .order(let statistic) = formula {
            guard let value = pairs.value(statistic) else {
                throw DistributionError(
                    code: .undefined,
                    message: "\(self) is undefined: fewer than two events are positive in both, or all are equal.")
            }
            return value
        }
        return pairs.value(formula)
    }
}
