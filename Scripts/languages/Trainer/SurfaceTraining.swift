import Foundation
import LanguageIdentification

/// Fits what tells text from code and noise, by the evidence that the identifier itself gathers from lines of both.
struct SurfaceTraining {
    /// Lines in languages, and lines in none.
    var texts: [String]
    var others: [String]

    /// Newton's method on the logistic likelihood, with a small ridge; both kinds weigh the same.
    func fit(_ identifier: LanguageIdentifier) -> SurfaceModel {
        let worker = identifier.makeWorker()
        var rows: [(features: [Double], isNone: Bool)] = []
        for line in texts { append(line, false, worker, &rows) }
        for line in others { append(line, true, worker, &rows) }
        let counts = (none: rows.filter(\.isNone).count, text: rows.filter { !$0.isNone }.count)
        let size = SurfaceModel.featureCount
        var weights = [Double](repeating: 0, count: size)
        for _ in 0..<25 {
            var gradient = weights.map { -1e-3 * $0 }
            var hessian = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
            for index in 0..<size { hessian[index][index] = 1e-3 }
            for row in rows {
                let share = 0.5 / Double(row.isNone ? counts.none : counts.text)
                let p = 1 / (1 + exp(-zip(weights, row.features).reduce(0) { $0 + $1.0 * $1.1 }))
                for i in 0..<size {
                    gradient[i] += share * ((row.isNone ? 1 : 0) - p) * row.features[i]
                    for j in 0...i { hessian[i][j] += share * p * (1 - p) * row.features[i] * row.features[j] }
                }
            }
            for i in 0..<size { for j in i + 1..<size { hessian[i][j] = hessian[j][i] } }
            let step = Self.solve(hessian, gradient)
            for index in 0..<size { weights[index] += step[index] }
        }
        return SurfaceModel(weights: weights.map { Double(Float($0)) })
    }

    private func append(
        _ line: String, _ isNone: Bool, _ worker: TextIdentifier, _ rows: inout [(features: [Double], isNone: Bool)]
    ) {
        worker.resetEvidence()
        _ = worker.identify(line)
        guard let evidence = worker.lastEvidence else { return }
        rows.append((SurfaceModel.features(evidence), isNone))
    }

    /// Gaussian elimination with pivots.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let size = rows.count
        for column in 0..<size {
            let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
            rows.swapAt(column, pivot)
            guard abs(rows[column][column]) > 1e-12 else { continue }
            for row in 0..<size where row != column {
                let factor = rows[row][column] / rows[column][column]
                for index in column...size { rows[row][index] -= factor * rows[column][index] }
            }
        }
        return (0..<size).map { abs(rows[$0][$0]) > 1e-12 ? rows[$0][size] / rows[$0][$0] : 0 }
    }

    /// A line as it might stand on a page, with a number, a sign or an address here and there; or a few words of it.
    static func disturbed(_ line: String, _ random: inout RandomSource) -> String {
        if random.unit() < 0.5 {
            let words = line.split(separator: " ")
            let count = min(words.count, 1 + random.below(4))
            let start = random.below(words.count - count + 1)
            return words[start..<start + count].joined(separator: " ")
        }
        guard random.unit() < 0.4 else { return line }
        let additions = [
            "12", "(3)", "2019", "4,5", "10:30", "R5 400,00", "50 %", "&", "@user", "#tag", "www.example.org", "1.",
            "$20",
            "[1]", "x", "C++", "A4", "*", "/", "+49 30 123456", "=",
        ]
        var words = line.split(separator: " ").map(String.init)
        for _ in 0..<1 + random.below(2) {
            words.insert(additions[random.below(additions.count)], at: random.below(words.count + 1))
        }
        return words.joined(separator: " ")
    }
}
