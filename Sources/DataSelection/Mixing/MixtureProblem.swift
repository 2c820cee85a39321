import NGramStatistics
import RealModule

/// The mixture of distributions that is nearest to a task: weights w, each 0 or more, of sum 1, for which Σ τ ln Σ w p is largest.
///
/// That is the maximum of the likelihood of mixture weights, and the minimum of KL(task ‖ mixture). It is concave in w.
struct MixtureProblem {
    /// τ: what each event weighs in the task; all above 0, of sum 1.
    let masses: [Double]
    /// p: for each candidate the probability of each event, such that every event has one under some candidate.
    let columns: [[Double]]

    var count: Int { columns.count }

    /// The probability of each event under a mixture.
    func mixture(_ weights: [Double]) -> [Double] {
        var mixture = [Double](repeating: 0, count: masses.count)
        for (weight, column) in zip(weights, columns) where weight != 0 {
            unsafe mixture.withUnsafeMutableBufferPointer { mixture in
                unsafe column.withUnsafeBufferPointer { column in
                    for row in 0..<mixture.count { unsafe mixture[row] += weight * column[row] }
                }
            }
        }
        return mixture
    }

    /// −Σ τ ln of a mixture, in nats: the task's cross-entropy under it; infinite where an event has no probability.
    func crossEntropy(_ mixture: [Double]) -> Double {
        var sum = CompensatedSum()
        for row in masses.indices {
            guard mixture[row] > 0 else { return .infinity }
            sum.add(-masses[row] * Double.log(mixture[row]))
        }
        return sum.value
    }

    /// Σ τ p/m for each candidate: by how much the likelihood gains from more of it; at most 1 at the maximum, and 1 for each candidate that
    /// has a share there.
    func gains(_ mixture: [Double]) -> [Double] {
        let ratios = masses.indices.map { masses[$0] / mixture[$0] }
        return columns.map { column in
            var sum = CompensatedSum()
            unsafe column.withUnsafeBufferPointer { column in
                for row in 0..<column.count { unsafe sum.add(ratios[row] * column[row]) }
            }
            return sum.value
        }
    }

    /// Σ τ pᵢ pⱼ/m², the second derivatives of the cross-entropy.
    func curvature(_ mixture: [Double]) -> [[Double]] {
        let scales = masses.indices.map { masses[$0].squareRoot() / mixture[$0] }
        let scaled = columns.map { column in column.indices.map { column[$0] * scales[$0] } }
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for i in 0..<count {
            for j in 0...i {
                let sum = unsafe scaled[i].withUnsafeBufferPointer { a in
                    unsafe scaled[j].withUnsafeBufferPointer { b in
                        var sums = SIMD4<Double>.zero
                        var row = 0
                        while row + 4 <= a.count {
                            let first = unsafe SIMD4<Double>(a[row], a[row + 1], a[row + 2], a[row + 3])
                            let second = unsafe SIMD4<Double>(b[row], b[row + 1], b[row + 2], b[row + 3])
                            sums += first * second
                            row += 4
                        }
                        var sum = (sums[0] + sums[2]) + (sums[1] + sums[3])
                        while row < a.count {
                            unsafe sum += a[row] * b[row]
                            row += 1
                        }
                        return sum
                    }
                }
                matrix[i][j] = sum
                matrix[j][i] = sum
            }
        }
        return matrix
    }
}
