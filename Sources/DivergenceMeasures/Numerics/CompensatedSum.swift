/// A running sum with Neumaier's compensation, so that the error does not grow with the number of terms.
///
/// Source: A. Neumaier, ZAMM 54 (1974) 39–51, doi:10.1002/zamm.19740540106.
struct CompensatedSum {
    private var total = 0.0
    private var compensation = 0.0

    /// Adds a term.
    @inline(__always)
    mutating func add(_ term: Double) {
        let sum = total + term
        compensation += abs(total) >= abs(term) ? (total - sum) + term : (term - sum) + total
        total = sum
    }

    /// The sum; infinite where a term was, never NaN unless terms of both signs were.
    var value: Double { total.isFinite ? total + compensation : total }
}
