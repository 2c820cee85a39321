/// ½ (z − c)ᵀ H (z − c) + dᵀ (z − c), to be minimised over z of 0 or more.
struct QuadraticModel {
    private let curvature: [[Double]]
    private let linear: [Double]
    private let center: [Double]

    /// - Parameters:
    ///   - curvature: H; a little is added to its diagonal, so that where it is singular the step is the shortest.
    ///   - slopes: d.
    ///   - center: c, of 0 or more.
    init(curvature: [[Double]], slopes: [Double], center: [Double]) {
        var curvature = curvature
        let largest = curvature.indices.map { curvature[$0][$0] }.max() ?? 1
        for index in curvature.indices { curvature[index][index] += 1e-10 * largest }
        self.curvature = curvature
        self.center = center
        linear = slopes.indices.map { row in
            slopes[row] - zip(curvature[row], center).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    /// The minimum, by an active set (C. Lawson, R. Hanson, Solving Least Squares Problems, 1974, chapter 23).
    func minimum() -> [Double] {
        var values = center
        var isFree = center.map { $0 > 0 }
        for _ in 0..<10 * center.count + 10 {
            // The minimum over the free values; those that would fall below 0 are bound, one after another.
            while true {
                let free = isFree.indices.filter { isFree[$0] }
                guard !free.isEmpty else { break }
                let solution = Cholesky.solve(
                    free.map { row in free.map { curvature[row][$0] } }, free.map { -linear[$0] })
                guard let solution else { return values }
                if solution.allSatisfy({ $0 > 0 }) {
                    for (place, index) in free.enumerated() { values[index] = solution[place] }
                    break
                }
                var length = 1.0
                for (place, index) in free.enumerated() where solution[place] <= 0 {
                    let fall = values[index] - solution[place]
                    length = fall > 0 ? min(length, values[index] / fall) : 0
                }
                for (place, index) in free.enumerated() {
                    values[index] += length * (solution[place] - values[index])
                    if values[index] <= 1e-15, solution[place] <= 0 {
                        values[index] = 0
                        isFree[index] = false
                    }
                }
                // At least the one that stopped the step is bound, whatever rounding did.
                if let stopped = free.enumerated().filter({ solution[$0.offset] <= 0 && isFree[$0.element] })
                    .min(by: { values[$0.element] < values[$1.element] }),
                    free.allSatisfy({ isFree[$0] })
                {
                    values[stopped.element] = 0
                    isFree[stopped.element] = false
                }
            }
            let slopes = curvature.indices.map { row in
                linear[row] + zip(curvature[row], values).reduce(0) { $0 + $1.0 * $1.1 }
            }
            let steepest = slopes.indices.filter { !isFree[$0] }.min { slopes[$0] < slopes[$1] }
            guard let steepest, slopes[steepest] < -1e-13 else { return values }
            isFree[steepest] = true
        }
        return values
    }
}

/// Symmetric positive definite systems.
enum Cholesky {
    /// Solves A x = b; `nil` where A is not positive definite.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
        let count = right.count
        var lower = matrix
        for i in 0..<count {
            for j in 0...i {
                var sum = matrix[i][j]
                for k in 0..<j { sum -= lower[i][k] * lower[j][k] }
                if i == j {
                    guard sum > 0 else { return nil }
                    lower[i][i] = sum.squareRoot()
                } else {
                    lower[i][j] = sum / lower[j][j]
                }
            }
        }
        var solution = right
        for i in 0..<count {
            for k in 0..<i { solution[i] -= lower[i][k] * solution[k] }
            solution[i] /= lower[i][i]
        }
        for i in (0..<count).reversed() {
            for k in i + 1..<max(count, i + 1) { solution[i] -= lower[k][i] * solution[k] }
            solution[i] /= lower[i][i]
        }
        return solution
    }

    /// Columns that are, to a relative precision, combinations of the others: what is left when as many as possible have been
    /// eliminated, the largest remainder first.
    static func dependentColumns(_ matrix: [[Double]], precision: Double) -> [Int] {
        eliminate(matrix, last: nil, precision: precision)
    }

    /// Whether a column is, to a relative precision, a combination of the others.
    static func isDependent(_ column: Int, of matrix: [[Double]], precision: Double) -> Bool {
        eliminate(matrix, last: column, precision: precision).contains(column)
    }

    /// Eliminates columns, the largest remainder first and `last` at the end, as long as something is left of them.
    private static func eliminate(_ matrix: [[Double]], last: Int?, precision: Double) -> [Int] {
        var rest = matrix
        var open = Set(matrix.indices)
        func ratio(_ index: Int) -> Double { matrix[index][index] > 0 ? rest[index][index] / matrix[index][index] : 0 }
        while true {
            let others = open.filter { $0 != last && ratio($0) > precision }
            guard let pivot = others.max(by: { (ratio($0), $1) < (ratio($1), $0) }) else { break }
            open.remove(pivot)
            for i in open {
                let factor = rest[i][pivot] / rest[pivot][pivot]
                for j in open { rest[i][j] -= factor * rest[pivot][j] }
            }
        }
        if let last, ratio(last) > precision { open.remove(last) }
        return open.sorted()
    }
}
