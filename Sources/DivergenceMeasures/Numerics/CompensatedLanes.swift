/// One running sum per lane, each with Neumaier's compensation, so that the error does not grow with the number of terms.
///
/// Source: A. Neumaier, ZAMM 54 (1974) 39–51, doi:10.1002/zamm.19740540106.
struct CompensatedLanes {
    private var total = SIMD8<Double>.zero
    private var compensation = SIMD8<Double>.zero

    /// Adds a term to every lane.
    @inline(__always)
    mutating func add(_ term: SIMD8<Double>) {
        let sum = total + term
        let totalLeads = pointwiseMax(total, -total) .>= pointwiseMax(term, -term)
        let lostOfTotal = (total - sum) + term
        let lostOfTerm = (term - sum) + total
        compensation += lostOfTerm.replacing(with: lostOfTotal, where: totalLeads)
        total = sum
    }

    /// The sums; an infinite lane is infinite, never NaN.
    var value: SIMD8<Double> {
        var result = total
        for lane in 0..<8 where total[lane].isFinite { result[lane] += compensation[lane] }
        return result
    }
}
