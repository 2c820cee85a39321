/// The squared maximum mean discrepancy of two samples, from the kernel between all pairs of both.
///
/// Source: A. Gretton, K. Borgwardt, M. Rasch, B. Schölkopf, A. Smola, "A kernel two-sample test", JMLR 13 (2012) 723–773.
struct KernelTwoSample {
    /// Mean over pairs of different documents within each sample, less twice that between them: unbiased, so that it may be negative.
    let unbiased: Double
    /// The same with pairs of a document and itself: the squared distance of the samples' mean embeddings, 0 or more.
    let biased: Double
    /// What ``biased`` is on average when the documents are dealt out to two samples of these sizes at random; exact.
    let null: Double

    private let matrix: KernelMatrix
    private let first: Int
    private let rowSums: [Double]
    private let total: Double
    private let diagonal: Double

    /// Random ways to deal the documents out, where not all are gone through.
    static let randomCount = 999

    /// - Parameters:
    ///   - matrix: rows of the first sample, then those of the second.
    ///   - first: documents of the first sample; at least 2 in each.
    init(_ matrix: KernelMatrix, first: Int) {
        let size = matrix.size
        precondition(first >= 2 && size - first >= 2, "a U-statistic needs two documents in each sample")
        self.matrix = matrix
        self.first = first
        var rowSums: [Double] = []
        var (total, diagonal) = (CompensatedSum(), CompensatedSum())
        for i in 0..<size {
            var sum = CompensatedSum()
            for value in matrix.values[i * size..<(i + 1) * size] { sum.add(value) }
            rowSums.append(sum.value)
            total.add(sum.value)
            diagonal.add(matrix.values[i * size + i])
        }
        self.rowSums = rowSums
        self.total = total.value
        self.diagonal = diagonal.value
        let second = size - first
        var (within, between, other, own, otherOwn) = (
            CompensatedSum(), CompensatedSum(), CompensatedSum(), CompensatedSum(), CompensatedSum()
        )
        for i in 0..<size {
            for j in 0..<size where i != j {
                let value = matrix.values[i * size + j]
                if i < first { if j < first { within.add(value) } else { between.add(value) } }
                if i >= first, j >= first { other.add(value) }
            }
            if i < first { own.add(matrix.values[i * size + i]) } else { otherOwn.add(matrix.values[i * size + i]) }
        }
        let (n, m) = (Double(first), Double(second))
        unbiased = within.value / (n * (n - 1)) + other.value / (m * (m - 1)) - 2 * between.value / (n * m)
        biased = max(
            0,
            (within.value + own.value) / (n * n) + (other.value + otherOwn.value) / (m * m)
                - 2 * between.value / (n * m))
        let onDiagonal = diagonal.value / Double(size)
        let offDiagonal = (total.value - diagonal.value) / (Double(size) * Double(size - 1))
        null = (1 / n + 1 / m) * (onDiagonal - offDiagonal)
    }

    /// The permutation test of ``unbiased``, and its standard deviation over permutations.
    ///
    /// - Returns: the share of the ways to deal the documents out that give a statistic at least as large: over all ways where they are few, else (1 + k)/(1 + R)
    ///   with k of R random ones.
    func test(seed: UInt64) -> (pValue: Double, spread: Double, isExhaustive: Bool) {
        let size = matrix.size
        let observed = statistic(Array(0..<first))
        let least = observed - 1e-12 * abs(total) / Double(size * size)
        var squares = CompensatedSum()
        var asLarge = 0
        func note(_ chosen: [Int]) {
            let value = statistic(chosen)
            squares.add(value * value)
            if value >= least { asLarge += 1 }
        }
        if let ways = Self.ways(first, of: size) {
            var chosen = Array(0..<first)
            repeat { note(chosen) } while Self.advance(&chosen, below: size)
            return (Double(asLarge) / Double(ways), (squares.value / Double(ways)).squareRoot(), true)
        }
        var generator = SeededGenerator(seed: seed)
        var order = Array(0..<size)
        for _ in 0..<Self.randomCount {
            for index in 0..<first { order.swapAt(index, Int.random(in: index..<size, using: &generator)) }
            note(Array(order[..<first]))
        }
        let pValue = Double(1 + asLarge) / Double(1 + Self.randomCount)
        return (pValue, (squares.value / Double(Self.randomCount)).squareRoot(), false)
    }

    /// ``unbiased`` for other documents as the first sample.
    private func statistic(_ chosen: [Int]) -> Double {
        let size = matrix.size
        var (within, rows, own) = (0.0, 0.0, 0.0)
        for (place, i) in chosen.enumerated() {
            let row = i * size
            for j in chosen[..<place] { within += matrix.values[row + j] }
            rows += rowSums[i]
            own += matrix.values[row + i]
        }
        within *= 2
        let between = rows - within - own
        let other = total - diagonal - within - 2 * between
        let (n, m) = (Double(first), Double(size - first))
        return within / (n * (n - 1)) + other / (m * (m - 1)) - 2 * between / (n * m)
    }

    /// How many ways there are to choose, where they are not more than some thousands.
    private static func ways(_ chosen: Int, of size: Int) -> Int? {
        var ways = 1
        for index in 0..<min(chosen, size - chosen) {
            ways = ways * (size - index) / (index + 1)
            if ways > 5_000 { return nil }
        }
        return ways
    }

    /// The next choice in lexicographic order.
    private static func advance(_ chosen: inout [Int], below size: Int) -> Bool {
        var place = chosen.count - 1
        while place >= 0, chosen[place] == size - chosen.count + place { place -= 1 }
        guard place >= 0 else { return false }
        chosen[place] += 1
        for later in place + 1..<chosen.count where later > place { chosen[later] = chosen[later - 1] + 1 }
        return true
    }
}
