/// Overdetermined linear systems, by Householder reflections.
enum LeastSquaresSystem {
    /// The x with the least ‖J x − r‖² + Σ (d x)²; nil where J has no full rank and nothing damps it.
    /// - Parameter columns: J, column by column.
    static func solve(_ columns: [[Double]], _ right: [Double], damping: [Double]) -> [Double]? {
        let count = columns.count
        var columns = columns.enumerated().map { index, column in
            column + (0..<count).map { $0 == index ? damping[index] : 0 }
        }
        var right = right + [Double](repeating: 0, count: count)
        guard let diagonal = triangularize(&columns, &right) else { return nil }
        return backSubstitute(columns, diagonal, right)
    }

    /// The diagonal of (JᵀJ)⁻¹; nil where J has no full rank.
    static func inverseDiagonal(_ columns: [[Double]]) -> [Double]? {
        let count = columns.count
        var reduced = columns
        var right = [Double](repeating: 0, count: columns.first?.count ?? 0)
        guard let diagonal = triangularize(&reduced, &right) else { return nil }
        // (JᵀJ)⁻¹ = R⁻¹ R⁻ᵀ: its diagonal holds the squared rows of R⁻¹.
        var result = [Double](repeating: 0, count: count)
        for unit in 0..<count {
            let column = backSubstitute(reduced, diagonal, (0..<count).map { $0 == unit ? 1 : 0 })
            for index in 0..<count { result[index] += column[index] * column[index] }
        }
        return result.allSatisfy(\.isFinite) ? result : nil
    }

    private static func triangularize(_ columns: inout [[Double]], _ right: inout [Double]) -> [Double]? {
        var diagonal: [Double] = []
        for pivot in columns.indices {
            let tail = columns[pivot][pivot...]
            let norm = tail.map { $0 * $0 }.compensatedSum.squareRoot()
            guard norm > 0, norm.isFinite else { return nil }
            let alpha = columns[pivot][pivot] > 0 ? -norm : norm
            columns[pivot][pivot] -= alpha
            let square = columns[pivot][pivot...].map { $0 * $0 }.compensatedSum
            let vector = Array(columns[pivot][pivot...])
            for other in (pivot + 1)..<max(columns.count, pivot + 1) {
                reflect(&columns[other], vector, square, from: pivot)
            }
            reflect(&right, vector, square, from: pivot)
            diagonal.append(alpha)
        }
        return diagonal
    }

    private static func reflect(_ column: inout [Double], _ vector: [Double], _ square: Double, from pivot: Int) {
        guard square > 0 else { return }
        var sum = CompensatedSum()
        for (index, value) in vector.enumerated() { sum.add(value * column[pivot + index]) }
        let factor = 2 * sum.value / square
        for (index, value) in vector.enumerated() { column[pivot + index] -= factor * value }
    }

    private static func backSubstitute(_ columns: [[Double]], _ diagonal: [Double], _ right: [Double]) -> [Double] {
        var x = [Double](repeating: 0, count: diagonal.count)
        for row in diagonal.indices.reversed() {
            var value = right[row]
            for column in (row + 1)..<max(diagonal.count, row + 1) { value -= columns[column][row] * x[column] }
            x[row] = value / diagonal[row]
        }
        return x
    }
}
