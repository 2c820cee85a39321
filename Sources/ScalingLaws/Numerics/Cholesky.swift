internal import RealModule

/// The Cholesky factor of a small symmetric matrix.
struct Cholesky {
    private let factor: [[Double]]

    /// nil where the matrix is not positive definite to rounding.
    /// - Parameter lower: square; only its lower triangle is read.
    init?(lower matrix: [[Double]]) {
        var factor = matrix
        for row in matrix.indices {
            for column in 0...row {
                var sum = matrix[row][column]
                for index in 0..<column { sum -= factor[row][index] * factor[column][index] }
                if row == column {
                    guard sum > 1e-13 * abs(matrix[row][row]), sum > 0 else { return nil }
                    factor[row][row] = sum.squareRoot()
                } else {
                    factor[row][column] = sum / factor[column][column]
                }
            }
        }
        self.factor = factor
    }

    func solve(_ right: [Double]) -> [Double] {
        var x = right
        for row in x.indices {
            for index in 0..<row { x[row] -= factor[row][index] * x[index] }
            x[row] /= factor[row][row]
        }
        for row in x.indices.reversed() {
            for index in (row + 1)..<max(x.count, row + 1) { x[row] -= factor[index][row] * x[index] }
            x[row] /= factor[row][row]
        }
        return x
    }

    /// ln of the determinant of the matrix.
    var logDeterminant: Double { 2 * factor.indices.map { Double.log(factor[$0][$0]) }.compensatedSum }

    /// The inverse of the matrix.
    func inverse() -> [[Double]] {
        factor.indices.map { index in solve(factor.indices.map { $0 == index ? 1 : 0 }) }
    }
}
