import DivergenceMeasures
import NGramStatistics

/// The delete-a-fold jackknife: how a value moves when one fold of documents after another is left out.
///
/// Source: F. Busing, E. Meijer, R. van der Leeden, Statistics and Computing 9 (1999), doi:10.1023/A:1008800423698.
struct Jackknife: Sendable, Hashable {
    /// The standard error.
    let standardError: Double
    /// Folds less 1.
    let freedom: Double

    /// - Parameter values: the value without each of the folds; `nil` for fewer than two.
    init?(_ values: [Double]) {
        guard values.count >= 2 else { return nil }
        let count = Double(values.count)
        var sum = CompensatedSum()
        for value in values { sum.add(value) }
        let mean = sum.value / count
        var squares = CompensatedSum()
        for value in values { squares.add((value - mean) * (value - mean)) }
        standardError = (squares.value * (count - 1) / count).squareRoot()
        freedom = count - 1
    }

    /// Half the width of the 95 % interval.
    var reach: Double { StudentQuantile.twoSided95(freedom: freedom) * standardError }

    /// The 95 % interval, cut to a range.
    func interval(around value: Double, within range: ClosedRange<Double>) -> ConfidenceInterval {
        ConfidenceInterval(
            lower: min(max(value - reach, range.lowerBound), range.upperBound),
            upper: max(min(value + reach, range.upperBound), range.lowerBound), confidence: 0.95)
    }
}
