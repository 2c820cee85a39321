/// Two sums over hashed buckets of the design effect less one: what a curve is matched to.
struct BurstMoments<Value> {
    /// Every bucket alike.
    var perBucket: Value
    /// Buckets weighed by 1/count, so that those without frequent types tell.
    var perRareBucket: Value
}

extension LevellingCurve {
    /// Levelling counts that are tried; between them the moments are interpolated.
    private static let levels = SIMD8<Double>(3, 6, 12, 20, 35, 60, 100, 200)

    /// The curve whose moments agree with the observed ones.
    ///
    /// The rare buckets fix the correlation and the frequent ones the levelling count, within 3...200; up to 35 it is also raised for the correlation
    /// not to exceed 1.
    init(
        matching observed: BurstMoments<Double>, types: [(count: UInt64, types: UInt64)], buckets: Int,
        typesAreBuckets: Bool = false
    ) {
        self.init(correlation: 0, levellingCount: 1)
        guard observed.perRareBucket > 0, observed.perBucket > 0 else { return }
        let unit = typesAreBuckets ? Self.unitMoments(types) : Self.unitMoments(types, buckets: buckets)
        guard unit.perRareBucket[0] > 0 else { return }
        let correlations = observed.perRareBucket / unit.perRareBucket
        let predicted = correlations * unit.perBucket
        var level = 0
        while level < 6, predicted[level + 1] < observed.perBucket || (level < 3 && correlations[level + 1] > 1) {
            level += 1
        }
        let step = predicted[level + 1] - predicted[level]
        let fall = correlations[level] - correlations[level + 1]
        let position = min(
            1,
            max(
                step > 0 ? (observed.perBucket - predicted[level]) / step : 0,
                fall > 0 ? (correlations[level] - 1) / fall : 0, 0))
        levellingCount = Self.levels[level] + position * (Self.levels[level + 1] - Self.levels[level])
        correlation = min(1, correlations[level] + position * (correlations[level + 1] - correlations[level]))
    }

    /// The moments that types with correlation 1 would show one by one.
    private static func unitMoments(_ types: [(count: UInt64, types: UInt64)]) -> BurstMoments<SIMD8<Double>> {
        var sum = BurstMoments(perBucket: SIMD8<Double>.zero, perRareBucket: SIMD8<Double>.zero)
        for (count, number) in types where count > 1 {
            let mass = Double(count)
            let ratio = (mass - 1) / (1 + (mass - 2) / levels)
            sum.perBucket += Double(number) * ratio
            sum.perRareBucket += Double(number) / mass * ratio
        }
        return sum
    }

    /// The moments that types with correlation 1 would show when hashed into buckets, for each levelling count.
    ///
    /// Types of one count are spread evenly over the buckets, the remainder by a fixed pseudo-random rule: what the real
    /// hash does on average, and the same on every run.
    private static func unitMoments(
        _ types: [(count: UInt64, types: UInt64)], buckets: Int
    ) -> BurstMoments<SIMD8<Double>> {
        var tokens = [Double](repeating: 0, count: buckets)
        var excesses = [SIMD8<Double>](repeating: .zero, count: buckets)
        var evenTokens = 0.0
        var evenExcess = SIMD8<Double>.zero
        var state: UInt64 = 0
        for (count, number) in types where count > 0 {
            let mass = Double(count)
            let excess: SIMD8<Double> = count > 1 ? mass * (mass - 1) / (1 + (mass - 2) / levels) : .zero
            let (each, rest) = number.quotientAndRemainder(dividingBy: UInt64(buckets))
            evenTokens += Double(each) * mass
            evenExcess += Double(each) * excess
            for _ in 0..<rest {
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                let bucket = Int((mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(buckets)).high)
                tokens[bucket] += mass
                excesses[bucket] += excess
            }
        }
        var sum = BurstMoments(perBucket: SIMD8<Double>.zero, perRareBucket: SIMD8<Double>.zero)
        for (mass, excess) in zip(tokens, excesses) where mass + evenTokens > 0 {
            let count = mass + evenTokens
            let ratio = (excess + evenExcess) / count
            sum.perBucket += ratio
            sum.perRareBucket += ratio / count
        }
        return sum
    }
}
