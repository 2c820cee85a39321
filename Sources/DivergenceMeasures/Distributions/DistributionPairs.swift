import RealModule

/// Two distributions as pairs, every probability multiplied by 2³⁰⁰ so that none is subnormal.
struct DistributionPairs {
    private static let exponent = 300
    private static let scaleFactor = Double(sign: .plus, exponent: exponent, significand: 1)

    private static let logarithmOfScale = Double(exponent) * .log(2)

    private let pairs: [Pair]

    init(_ first: [Double], _ second: [Double], normalizing: Bool) throws(DistributionError) {
        let one = try NormalizedVector(first, name: "first", normalizing: normalizing)
        let other = try NormalizedVector(second, name: "second", normalizing: normalizing)
        var pairs: [Pair] = []
        for index in first.indices {
            let (a, b) = (one.values[index], other.values[index])
            guard a > 0 || b > 0 else { continue }
            // a/A − b/B = (a B − b A)/(A B), with the products exact and the sums A and B to twice the precision.
            let left = a * other.sum
            let right = b * one.sum
            let low = (-left).addingProduct(a, other.sum) - (-right).addingProduct(b, one.sum)
            let cross = (left - right) + (low + (a * other.sumLow - b * one.sumLow))
            pairs.append(
                Pair(
                    a: a, b: b, p: a / one.sum, q: b / other.sum, difference: cross / one.sum / other.sum))
        }
        self.pairs = pairs
    }

    /// The value of a measure that is made of sums.
    func value(_ formula: MeasureFormula) -> Double {
        let scaled = Self.sums(formula.terms, pairs)
        // Roots and ratios are taken of the scaled sums, which may be too small for a number without.
        switch formula {
        case .root: return formula.value(scaled) * Self.power(-Self.exponent / 2)
        case .cosine: return formula.value(scaled)
        case .logarithm(_, _, _, let scale) where scaled[1] > 0 && scaled[1] * Self.power(-Self.exponent) < 1e-290:
            return (.log(scaled[1]) - Self.logarithmOfScale) / scale
        default: break
        }
        // Divergences of high order may be too large for a number with it.
        guard scaled.allSatisfy(\.isFinite) else {
            if case .logarithm(_, .power(let order), _, _) = formula {
                var sum = LogarithmicPowerSum(reference: .unsmoothed, order: order)
                for pair in pairs { sum.add(pair) }
                return sum.divergence - Self.logarithmOfScale / (order - 1)
            }
            let factor = Self.power(-Self.exponent)
            let plain = pairs.map {
                Pair(
                    a: $0.a, b: $0.b, p: $0.p * factor, q: $0.q * factor, difference: $0.difference * factor)
            }
            return formula.value(Self.sums(formula.terms, plain))
        }
        return formula.value(zip(scaled, formula.terms).map { $0 * Self.power(-Self.exponent * $1.degree) })
    }

    private static func power(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }

    private static func sums(_ names: [MeasureTerm], _ pairs: [Pair]) -> [Double] {
        let scale = PairScale(firstTotal: 1, secondTotal: 1)
        var values = [Double](repeating: 0, count: pairs.count)
        return names.map { name in
            name.term(scale: scale, first: .unsmoothed, second: .unsmoothed).values(pairs, into: &values)
            var sum = CompensatedSum()
            for value in values { sum.add(value) }
            return sum.value
        }
    }

    /// The value of a measure that is not.
    func value(_ statistic: OrderStatistic) -> Double? {
        switch statistic {
        case .largestLogarithmicRatio:
            pairs.reduce(0) { $1.q > 0 ? max($0, SmoothedReference.unsmoothed.logarithmOfRatio($1)) : $0 }
        case .spearman, .kendall:
            Self.ranks(pairs.filter { $0.a > 0 && $0.b > 0 }, statistic)
        }
    }

    private static func ranks(_ shared: [Pair], _ statistic: OrderStatistic) -> Double? {
        func positions(_ values: [Double]) -> [Double: UInt64] {
            Dictionary(uniqueKeysWithValues: Set(values).sorted().enumerated().map { ($1, UInt64($0 + 1)) })
        }
        let (first, second) = (positions(shared.map(\.a)), positions(shared.map(\.b)))
        var accumulator = JointCountSpectrum.Accumulator()
        for pair in shared { accumulator.add(first: first[pair.a] ?? 0, second: second[pair.b] ?? 0) }
        guard let spectrum = try? accumulator.finish() else { return nil }
        let ranks = SharedRanks(spectrum)
        return statistic == .spearman ? ranks.spearman : ranks.kendall
    }

    /// Checked values times 2³⁰⁰, and the sum of the unscaled ones to twice the precision.
    private struct NormalizedVector {
        var values: [Double]
        var sum: Double
        var sumLow: Double

        init(_ given: [Double], name: String, normalizing: Bool) throws(DistributionError) {
            var largest = 0.0
            for (index, value) in given.enumerated() {
                guard value >= 0, value.isFinite else {
                    throw DistributionError(
                        code: .notAProbability,
                        message:
                            "Value \(index) of the \(name) distribution is \(value), not a finite number of 0 or more.")
                }
                largest = max(largest, value)
            }
            guard largest > 0 else {
                throw DistributionError(
                    code: .notNormalized, message: "The \(name) distribution has no probability anywhere.")
            }
            // A power of two near the largest value takes nothing away but from values 2⁻⁷⁰⁰ as large.
            let shift = normalizing ? -Int(largest.exponent) : 0
            let half = shift / 2
            func scaled(_ value: Double) -> Double {
                value * Double(sign: .plus, exponent: half, significand: 1)
                    * Double(sign: .plus, exponent: shift - half, significand: 1)
            }
            (sum, sumLow) = (0, 0)
            for value in given.lazy.map(scaled) {
                let next = sum + value
                sumLow += sum >= value ? (sum - next) + value : (value - next) + sum
                sum = next
            }
            let total = sum + sumLow
            sumLow -= total - sum
            sum = total
            guard normalizing || abs(sum - 1) <= 1e-9 else {
                throw DistributionError(
                    code: .notNormalized,
                    message:
                        "The \(name) distribution sums to \(sum), not 1; divide by the sum, or ask for it with normalizing: true."
                )
            }
            values = given.map { scaled($0) * DistributionPairs.scaleFactor }
        }
    }
}
