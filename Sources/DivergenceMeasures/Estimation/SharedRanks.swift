/// The types of both corpora, ordered by their counts.
struct SharedRanks {
    /// Ascending by first, then second count; each with the positions of its counts among the distinct ones of its side.
    private var entries: [(first: Int, second: Int, types: Double)] = []
    private var firstTypes: [Double] = []
    private var secondTypes: [Double] = []
    private let total: Double

    init(_ spectrum: JointCountSpectrum) {
        let shared = spectrum.entries.filter { $0.first > 0 && $0.second > 0 }
        let seconds = Set(shared.map(\.second)).sorted()
        let positions = Dictionary(uniqueKeysWithValues: seconds.enumerated().map { ($1, $0) })
        secondTypes = [Double](repeating: 0, count: seconds.count)
        var last: UInt64 = 0
        for entry in shared {
            if entry.first != last { firstTypes.append(0) }
            last = entry.first
            let second = positions[entry.second] ?? 0
            let types = Double(entry.types)
            entries.append((firstTypes.count - 1, second, types))
            firstTypes[firstTypes.count - 1] += types
            secondTypes[second] += types
        }
        total = secondTypes.reduce(0, +)
    }

    /// Mean ranks of each distinct count, less the mean of all.
    private func centeredRanks(_ types: [Double]) -> [Double] {
        var before = 0.0
        return types.map { number in
            defer { before += number }
            return before + (number - total) / 2
        }
    }

    /// Spearman's ρ.
    var spearman: Double? {
        guard firstTypes.count > 1, secondTypes.count > 1 else { return nil }
        let (first, second) = (centeredRanks(firstTypes), centeredRanks(secondTypes))
        var products = CompensatedSum()
        var (firstSquares, secondSquares) = (CompensatedSum(), CompensatedSum())
        for entry in entries { products.add(entry.types * first[entry.first] * second[entry.second]) }
        for (rank, types) in zip(first, firstTypes) { firstSquares.add(types * rank * rank) }
        for (rank, types) in zip(second, secondTypes) { secondSquares.add(types * rank * rank) }
        let value = products.value / (firstSquares.value.squareRoot() * secondSquares.value.squareRoot())
        return min(1, max(-1, value))
    }

    /// Kendall's τ-b: concordant less discordant pairs of types, over the geometric mean of the pairs not tied on either side.
    var kendall: Double? {
        guard firstTypes.count > 1, secondTypes.count > 1 else { return nil }
        // A Fenwick tree over the positions of second counts holds the types of all smaller first counts.
        var tree = [Double](repeating: 0, count: secondTypes.count + 1)
        func below(_ position: Int) -> Double {
            var (index, sum) = (position, 0.0)
            while index > 0 {
                sum += tree[index]
                index &= index - 1
            }
            return sum
        }
        var difference = CompensatedSum()
        var (start, seen) = (0, 0.0)
        while start < entries.count {
            var end = start
            while end < entries.count, entries[end].first == entries[start].first { end += 1 }
            for entry in entries[start..<end] {
                let less = below(entry.second)
                difference.add(entry.types * (less - (seen - below(entry.second + 1))))
            }
            for entry in entries[start..<end] {
                var index = entry.second + 1
                while index < tree.count {
                    tree[index] += entry.types
                    index += index & -index
                }
                seen += entry.types
            }
            start = end
        }
        func untied(_ types: [Double]) -> Double {
            var sum = CompensatedSum()
            var before = 0.0
            for number in types {
                sum.add(number * before)
                before += number
            }
            return sum.value
        }
        let value = difference.value / (untied(firstTypes).squareRoot() * untied(secondTypes).squareRoot())
        return min(1, max(-1, value))
    }
}
