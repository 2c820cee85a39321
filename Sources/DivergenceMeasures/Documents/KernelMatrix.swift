import RealModule

/// The kernel between all pairs of some documents.
struct KernelMatrix {
    let size: Int
    /// Row by row; symmetric.
    let values: [Double]

    /// - Complexity: O(size² × entries of a document).
    init(_ vectors: [DocumentVector], buckets: Int, kernel: DocumentKernel) {
        let size = vectors.count
        self.size = size
        let base: [Double]
        switch kernel {
        case .linear, .cosine: base = Self.products(vectors, buckets: buckets)
        case .gaussian(let bandwidth):
            let products = Self.products(vectors, buckets: buckets)
            var squares = [Double](repeating: 0, count: size * size)
            for i in 0..<size {
                for j in 0..<size where i != j {
                    squares[i * size + j] = max(
                        0, products[i * size + i] + products[j * size + j] - 2 * products[i * size + j])
                }
            }
            let width = Self.width(bandwidth, size: size) { squares[$0].squareRoot() }
            base = squares.map { .exp(-$0 / (2 * width * width)) }
        case .laplacian(let bandwidth):
            let distances = Self.absoluteDistances(vectors, buckets: buckets)
            let width = Self.width(bandwidth, size: size) { distances[$0] }
            base = distances.map { .exp(-$0 / width) }
        }
        values = base
    }

    private static func products(_ vectors: [DocumentVector], buckets: Int) -> [Double] {
        pairs(vectors, buckets: buckets) { row, vector, _ in
            var sum = 0.0
            for (bucket, value) in zip(vector.buckets, vector.values) { sum += value * row[bucket] }
            return sum
        }
    }

    /// |u − v|₁.
    private static func absoluteDistances(_ vectors: [DocumentVector], buckets: Int) -> [Double] {
        pairs(vectors, buckets: buckets) { row, vector, total in
            var sum = 0.0
            var shared = 0.0
            for (bucket, value) in zip(vector.buckets, vector.values) {
                sum += abs(value - row[bucket])
                shared += row[bucket]
            }
            return max(0, sum + (total - shared))
        }
    }

    private static func pairs(
        _ vectors: [DocumentVector], buckets: Int,
        _ value: (_ row: [Double], _ vector: DocumentVector, _ total: Double) -> Double
    ) -> [Double] {
        let size = vectors.count
        var values = [Double](repeating: 0, count: size * size)
        var row = [Double](repeating: 0, count: buckets)
        for (i, vector) in vectors.enumerated() {
            var total = 0.0
            for (bucket, component) in zip(vector.buckets, vector.values) {
                row[bucket] = component
                total += component
            }
            for j in 0...i {
                let pair = value(row, vectors[j], total)
                values[i * size + j] = pair
                values[j * size + i] = pair
            }
            for bucket in vector.buckets { row[bucket] = 0 }
        }
        return values
    }

    /// σ; the mean of the two middle distances where their number is even, 1 where documents do not differ.
    private static func width(_ bandwidth: DocumentKernel.Bandwidth, size: Int, _ distance: (Int) -> Double) -> Double {
        if case .fixed(let width) = bandwidth { return width }
        var distances: [Double] = []
        distances.reserveCapacity(size * (size - 1) / 2)
        for i in 0..<size {
            for j in 0..<i { distances.append(distance(i * size + j)) }
        }
        distances.sort()
        guard let last = distances.last, last > 0 else { return 1 }
        let middle = distances.count / 2
        let median =
            distances.count % 2 == 1 ? distances[middle] : (distances[middle - 1] + distances[middle]) / 2
        // More than half of the pairs may be copies.
        return median > 0 ? median : last
    }
}
