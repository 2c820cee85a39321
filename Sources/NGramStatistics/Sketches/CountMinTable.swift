/// Rows of counters, and where an item's lie.
struct CountMinTable: Sendable, Hashable {
    static let widths = 2...1 << 28
    static let depths = 1...32

    let width: Int
    let depth: Int
    /// Row after row.
    private(set) var counters: [UInt64]
    /// Sum of all counts added.
    private(set) var total: UInt64 = 0

    init(width: Int, depth: Int) {
        self.width = width
        self.depth = depth
        counters = [UInt64](repeating: 0, count: width * depth)
    }

    /// The counter of an item in a row.
    @inline(__always)
    private func index(_ hash: UInt64, row: Int) -> Int {
        let seed = SketchHash.mix(UInt64(row &+ 1) &* StableHash.seed0)
        return row &* width &+ StableHash.bucket(StableHash.fold(hash ^ seed, seed ^ StableHash.seed2), of: width)
    }

    func least(_ hash: UInt64) -> UInt64 {
        var least = UInt64.max
        for row in 0..<depth { least = min(least, counters[index(hash, row: row)]) }
        return least
    }

    private mutating func addTotal(_ count: UInt64) {
        precondition(count < 1 << 63 - total, "a sketch counts fewer than 2^63")
        total += count
    }

    mutating func add(_ count: UInt64, _ hash: UInt64) {
        addTotal(count)
        for row in 0..<depth { counters[index(hash, row: row)] &+= count }
    }

    /// Raises the item's counters to its new least count and no further.
    mutating func raise(_ count: UInt64, _ hash: UInt64) {
        addTotal(count)
        let target = least(hash) + count
        for row in 0..<depth {
            let index = index(hash, row: row)
            counters[index] = max(counters[index], target)
        }
    }

    mutating func merge(_ other: CountMinTable) throws(SketchError) {
        guard width == other.width, depth == other.depth else {
            throw SketchError(
                .incompatible,
                "a Count-Min sketch of \(depth) × \(width) counters and one of \(other.depth) × \(other.width) do not "
                    + "merge; make both with the same error and failure probability")
        }
        guard other.total < 1 << 63 - total else { throw SketchError.overflow }
        total += other.total
        for index in counters.indices { counters[index] += other.counters[index] }
    }

    func encoded(_ kind: SketchKind) -> [UInt8] {
        var encoder = SketchEncoder(kind)
        encoder.append(width)
        encoder.append(depth)
        encoder.append(total)
        for counter in counters { encoder.append(counter) }
        return encoder.finish()
    }

    init(_ encoded: [UInt8], _ kind: SketchKind) throws(SketchError) {
        var decoder = try SketchDecoder(encoded, kind)
        let width = try decoder.count(Self.widths)
        let depth = try decoder.count(Self.depths)
        let total = try decoder.integer()
        // Each counter takes a byte at least: no memory is taken for what is not there.
        guard decoder.remaining >= width * depth, total < 1 << 63 else { throw SketchError.damage }
        self.init(width: width, depth: depth)
        self.total = total
        for row in 0..<depth {
            var sum: UInt64 = 0
            for column in 0..<width {
                let counter = try decoder.integer()
                guard counter <= total - min(sum, total) else { throw SketchError.damage }
                sum += counter
                counters[row * width + column] = counter
            }
            guard kind == .conservativeCountMin || sum == total else { throw SketchError.damage }
        }
        try decoder.finish()
    }
}
