extension SpaceSaving {
    /// The sketch as bytes: capacity, N, and the items in the order of ``items`` with their counts and errors.
    public var encoded: [UInt8] {
        var encoder = SketchEncoder(.spaceSaving)
        encoder.append(capacity)
        encoder.append(total)
        encoder.append(counters.counters.count)
        for item in items {
            encoder.append(item.bytes.count)
            encoder.append(bytes: item.bytes)
            encoder.append(item.bounds.upper)
            encoder.append(item.bounds.upper - item.bounds.lower)
        }
        return encoder.finish()
    }

    /// Reads a sketch from bytes.
    ///
    /// - Throws: ``SketchError`` where they are none.
    public init(encoded: [UInt8]) throws(SketchError) {
        var decoder = try SketchDecoder(encoded, .spaceSaving)
        let capacity = try decoder.count(Self.capacities)
        let total = try decoder.integer()
        let count = try decoder.count(0...capacity)
        guard total < 1 << 63, count <= decoder.remaining else { throw SketchError.damage }
        var counters = CounterHeap(capacity: capacity)
        var certain: UInt64 = 0
        for _ in 0..<count {
            let item = try decoder.slice(try decoder.count(0...decoder.remaining))
            let upper = try decoder.integer()
            let error = try decoder.integer()
            let hash = SketchHash.hash(item)
            guard upper > 0, upper <= total, error < upper, upper - error <= total - certain else {
                throw SketchError.damage
            }
            certain += upper - error
            guard counters.counter(item, hash: hash) == nil else { throw SketchError.damage }
            counters.append(CounterHeap.Counter(item: item, hash: hash, count: upper, error: error))
        }
        // While there is room every item is counted exactly.
        guard count == capacity || certain == total else { throw SketchError.damage }
        try decoder.finish()
        self.init(capacity: capacity, total: total, counters: counters)
    }
}
