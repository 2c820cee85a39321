/// The eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations.
struct SymmetricEigenvalues: Sendable {
    /// The eigenvalues, in no particular order.
    private(set) var values: [Double]
    /// The eigenvectors: `vectors[i][j]` is component i of the vector of `values[j]`.
    private(set) var vectors: [[Double]]

    /// - Parameter matrix: square and symmetric, with finite entries.
    /// - Complexity: O(n³) for each of at most thirty sweeps; about eight are usual.
    init(_ matrix: [[Double]]) {
        let count = matrix.count
        var a = matrix
        var v = (0..<count).map { i in (0..<count).map { $0 == i ? 1.0 : 0 } }
        for _ in 0..<30 {
            var outside = 0.0
            var all = 0.0
            for i in 0..<count {
                for j in 0..<count {
                    all += a[i][j] * a[i][j]
                    if i != j { outside += a[i][j] * a[i][j] }
                }
            }
            if outside <= 1e-28 * all { break }
            for p in 0..<count {
                for q in (p + 1)..<max(count, p + 1) where abs(a[p][q]) > 1e-300 {
                    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                    let t = (theta >= 0 ? 1 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
                    let c = 1 / (t * t + 1).squareRoot()
                    let s = t * c
                    for i in 0..<count {
                        (a[i][p], a[i][q]) = (c * a[i][p] - s * a[i][q], s * a[i][p] + c * a[i][q])
                    }
                    for i in 0..<count {
                        (a[p][i], a[q][i]) = (c * a[p][i] - s * a[q][i], s * a[p][i] + c * a[q][i])
                        (v[i][p], v[i][q]) = (c * v[i][p] - s * v[i][q], s * v[i][p] + c * v[i][q])
                    }
                }
            }
        }
        values = (0..<count).map { a[$0][$0] }
        vectors = v
    }
}
