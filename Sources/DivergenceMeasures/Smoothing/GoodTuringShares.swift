import RealModule

/// Probabilities by count after Simple Good–Turing.
///
/// Source: W. Gale, G. Sampson, Journal of Quantitative Linguistics 2 (1995) 217–237, doi:10.1080/09296179508590051.
struct GoodTuringShares: Sendable {
    /// Share of each type the side lacks.
    private let absent: Double
    /// Lowered counts up to the one from which the fitted line is used.
    private let lowered: [UInt64: Double]
    /// Slope of ln(types) over ln(count), for larger counts; `nil` where there is no line, and counts stay what they are.
    private let slope: Double?
    /// What turns a lowered count into a share.
    private let scale: Double

    /// - Parameters:
    ///   - countsOfCounts: how many types have each count, ascending; at least one.
    ///   - absentTypes: types among which the unseen mass is divided.
    init(countsOfCounts: [(count: UInt64, types: UInt64)], absentTypes: Double) {
        let slope = Self.slope(countsOfCounts)
        let lowered = slope.map { Self.turingEstimates(countsOfCounts, slope: $0) } ?? [:]
        var tokens = CompensatedSum()
        var loweredTokens = CompensatedSum()
        for (count, types) in countsOfCounts {
            tokens.add(Double(count) * Double(types))
            let star = lowered[count] ?? Self.lowered(Double(count), slope: slope)
            loweredTokens.add(star * Double(types))
        }
        let once = countsOfCounts.first.map { $0.count == 1 ? Double($0.types) : 0 } ?? 0
        // A side of types seen once alone would be left with nothing.
        let unseen = absentTypes > 0 ? once / (once < tokens.value ? tokens.value : tokens.value + 1) : 0
        absent = absentTypes > 0 ? unseen / absentTypes : 0
        scale = (1 - unseen) / loweredTokens.value
        self.slope = slope
        self.lowered = lowered
    }

    /// The share of one type with a count, not always whole.
    @inline(__always)
    func share(count: Double) -> Double {
        guard count > 0 else { return absent }
        if let star = lowered[UInt64(count)] { return scale * star }
        return scale * Self.lowered(count, slope: slope)
    }

    /// Least squares of ln Z over ln c, with Z the types of a count averaged over the gaps beside it; `nil` for fewer than two counts or
    /// a slope of −1 or more, at which the method does not hold.
    private static func slope(_ counts: [(count: UInt64, types: UInt64)]) -> Double? {
        guard counts.count > 1 else { return nil }
        var (x, y) = ([Double](), [Double]())
        for (index, entry) in counts.enumerated() {
            let below = index == 0 ? 0 : Double(counts[index - 1].count)
            let here = Double(entry.count)
            let above = index + 1 < counts.count ? Double(counts[index + 1].count) : 2 * here - below
            x.append(.log(here))
            y.append(.log(2 * Double(entry.types) / (above - below)))
        }
        let size = Double(counts.count)
        let centers = (x: x.reduce(0, +) / size, y: y.reduce(0, +) / size)
        var (products, squares) = (0.0, 0.0)
        for index in x.indices {
            products += (x[index] - centers.x) * (y[index] - centers.y)
            squares += (x[index] - centers.x) * (x[index] - centers.x)
        }
        let slope = products / squares
        return slope < -1 ? slope : nil
    }

    /// (c + 1) times the ratio of the line at c + 1 to that at c.
    @inline(__always)
    private static func lowered(_ count: Double, slope: Double?) -> Double {
        guard let slope else { return count }
        return count * .exp((slope + 1) * .log(onePlus: 1 / count))
    }

    /// Turing's (c + 1) N(c + 1)/N(c) from the lowest count on, as long as it differs significantly from the line.
    private static func turingEstimates(
        _ counts: [(count: UInt64, types: UInt64)], slope: Double
    ) -> [UInt64: Double] {
        var result: [UInt64: Double] = [:]
        for (entry, next) in zip(counts, counts.dropFirst()) {
            guard next.count == entry.count + 1 else { break }
            let (types, nextTypes) = (Double(entry.types), Double(next.types))
            let upper = Double(next.count)
            let turing = upper * nextTypes / types
            let deviation = (upper * upper * nextTypes / (types * types) * (1 + nextTypes / types)).squareRoot()
            guard abs(turing - lowered(Double(entry.count), slope: slope)) > 1.96 * deviation else { break }
            result[entry.count] = turing
        }
        return result
    }
}
