extension KLLSketch {
    /// The sketch as bytes: accuracy, state of the draws, count, ends, and for each level the draws, the half that
    /// comes next (0 for none, else 1 + its number) and the values kept, sorted, each but the first as its difference
    /// from the one before.
    public var encoded: [UInt8] {
        var encoder = SketchEncoder(.kll)
        encoder.append(accuracy)
        encoder.append(randomState)
        encoder.append(count)
        if let minimum, let maximum {
            encoder.append(minimum)
            encoder.append(maximum)
        }
        encoder.append(levels.count)
        for (level, values) in levels.enumerated() {
            encoder.append(draws[level])
            encoder.append(pending[level].map { $0 + 1 } ?? 0)
            encoder.append(values.count)
            var previous: UInt64 = 0
            for value in values.sorted() {
                encoder.append(value - previous)
                previous = value
            }
        }
        return encoder.finish()
    }

    /// Reads a sketch from bytes.
    ///
    /// - Throws: ``SketchError`` where they are none.
    public init(encoded: [UInt8]) throws(SketchError) {
        var decoder = try SketchDecoder(encoded, .kll)
        let accuracy = try decoder.count(Self.accuracies)
        let randomState = try decoder.integer()
        let count = try decoder.integer()
        guard count <= 1 << 56 else { throw SketchError.damage }
        var range: ClosedRange<UInt64>?
        if count > 0 {
            let (minimum, maximum) = (try decoder.integer(), try decoder.integer())
            guard minimum <= maximum else { throw SketchError.damage }
            range = minimum...maximum
        }
        let levelCount = try decoder.count(1...Self.maximumLevels)
        var levels: [[UInt64]] = []
        var draws: [UInt64] = []
        var pending: [Int?] = []
        var weight: UInt64 = 0
        for level in 0..<levelCount {
            let number = try decoder.integer()
            // A halving sends four values at least to the next level, each of which stands for two of this one.
            guard number <= count >> UInt64(level + 3) else { throw SketchError.damage }
            draws.append(number)
            let half = try decoder.count(0...2)
            pending.append(half == 0 ? nil : half - 1)
            let size = try decoder.count(0...decoder.remaining)
            // No level weighs more than all values.
            guard UInt64(size) <= (count - weight) >> UInt64(level) else { throw SketchError.damage }
            weight += UInt64(size) << UInt64(level)
            levels.append(try Self.values(size, within: range, from: &decoder))
        }
        guard weight == count, draws[levelCount - 1] == 0, pending[levelCount - 1] == nil else {
            throw SketchError.damage
        }
        try decoder.finish()
        self.init(
            accuracy: accuracy, count: count, range: range, levels: levels, draws: draws, pending: pending,
            randomState: randomState)
    }

    private static func values(
        _ size: Int, within range: ClosedRange<UInt64>?, from decoder: inout SketchDecoder
    ) throws(SketchError) -> [UInt64] {
        var values: [UInt64] = []
        values.reserveCapacity(size)
        var previous: UInt64 = 0
        for _ in 0..<size {
            let (value, isTooLarge) = previous.addingReportingOverflow(try decoder.integer())
            guard !isTooLarge, let range, range.contains(value) else { throw SketchError.damage }
            values.append(value)
            previous = value
        }
        return values
    }
}
