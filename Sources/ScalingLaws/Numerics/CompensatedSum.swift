/// A running sum in Neumaier's compensated form: the rounding error of each addition is carried along.
///
/// The result depends on the order of the terms only in the last bit; terms are always added in a stated order.
struct CompensatedSum {
    private var total = 0.0
    private var compensation = 0.0

    var value: Double { total + compensation }

    mutating func add(_ term: Double) {
        let next = total + term
        compensation += abs(total) >= abs(term) ? (total - next) + term : (term - next) + total
        total = next
    }
}

extension Sequence<Double> {
    /// The compensated sum of the elements, in order.
    var compensatedSum: Double {
        var sum = CompensatedSum()
        for element in self { sum.add(element) }
        return sum.value
    }
}
