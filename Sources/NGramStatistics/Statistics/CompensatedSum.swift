/// A running sum in Neumaier's compensated form: the rounding error of each addition is carried along.
///
/// Source: A. Neumaier, ZAMM 54 (1974) 39–51, doi:10.1002/zamm.19740540106.
package struct CompensatedSum {
    private var total = 0.0
    private var compensation = 0.0

    package init() {}

    package var value: Double { total + compensation }

    package mutating func add(_ term: Double) {
        let next = total + term
        compensation += abs(total) >= abs(term) ? (total - next) + term : (term - next) + total
        total = next
    }
}
