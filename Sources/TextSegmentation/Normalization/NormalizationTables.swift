/// Decompositions, combining classes and compositions, unpacked once per process.
@safe
final class NormalizationTables: @unchecked Sendable {
    // Sendable: pointers to memory that nothing writes after `init` and nothing frees.

    static let shared = NormalizationTables()

    let combiningClasses: CodePointTable<UInt8>
    private let canonical: CodePointTable<UInt16>
    private let compatible: CodePointTable<UInt16>
    /// At each offset that a table names: a length, then as many scalars. At 0: an empty one.
    private let decompositions: UnsafePointer<UInt32>
    /// An open-addressing table of pairs (first << 32 | second) and what they compose to; 0 is an empty slot.
    private let pairs: UnsafePointer<(key: UInt64, composite: UInt32)>
    private let pairMask: Int

    private init() {
        combiningClasses = CodePointTable(packedRuns: UnicodeData.combiningClasses)

        let mappings = Self.unpackMappings()
        var builder = DecompositionBuilder(mappings)
        var canonicalRuns = CodePointTable<UInt16>.Runs()
        var compatibleRuns = CodePointTable<UInt16>.Runs()
        for mapping in mappings {
            if !mapping.isCompatibility {
                canonicalRuns.append(builder.offset(of: mapping.scalar, compatible: false), at: Int(mapping.scalar))
            }
            compatibleRuns.append(builder.offset(of: mapping.scalar, compatible: true), at: Int(mapping.scalar))
        }
        canonical = CodePointTable(runs: canonicalRuns)
        compatible = CodePointTable(runs: compatibleRuns)
        let pool = UnsafeMutablePointer<UInt32>.allocate(capacity: builder.pool.count)
        for (index, value) in builder.pool.enumerated() { unsafe (pool + index).initialize(to: value) }
        unsafe decompositions = UnsafePointer(pool)

        let composing = mappings.filter(\.composes)
        var slotCount = 1
        while slotCount < composing.count * 2 { slotCount *= 2 }
        pairMask = slotCount - 1
        let slots = UnsafeMutablePointer<(key: UInt64, composite: UInt32)>.allocate(capacity: slotCount)
        unsafe slots.initialize(repeating: (0, 0), count: slotCount)
        for mapping in composing {
            let key = Self.key(mapping.targets[0], mapping.targets[1])
            var slot = Self.slot(of: key, mask: pairMask)
            while unsafe slots[slot].key != 0 { slot = (slot + 1) & pairMask }
            unsafe slots[slot] = (key, mapping.scalar)
        }
        unsafe pairs = UnsafePointer(slots)
    }

    /// The full decomposition of a scalar: empty where it is the scalar itself, and for Hangul syllables.
    @inline(__always)
    func decomposition(of scalar: UInt32, compatible isCompatible: Bool) -> UnsafeBufferPointer<UInt32> {
        let offset = Int(isCompatible ? compatible[scalar] : canonical[scalar])
        return unsafe UnsafeBufferPointer(start: decompositions + offset + 1, count: Int(decompositions[offset]))
    }

    /// The primary composite of a pair, Hangul left aside; 0 where there is none.
    func composite(_ first: UInt32, _ second: UInt32) -> UInt32 {
        let key = Self.key(first, second)
        var slot = Self.slot(of: key, mask: pairMask)
        while true {
            let entry = unsafe pairs[slot]
            if entry.key == key { return entry.composite }
            if entry.key == 0 { return 0 }
            slot = (slot + 1) & pairMask
        }
    }

    private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    private static func slot(of key: UInt64, mask: Int) -> Int {
        let product = (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> 40) & mask
    }

    /// One line of Decomposition_Mapping.
    fileprivate struct Mapping {
        var scalar: UInt32
        var targets: [UInt32]
        var isCompatibility: Bool
        var composes: Bool
    }

    private static func unpackMappings() -> [Mapping] {
        var mappings: [Mapping] = []
        var packed = PackedIntegers(UnicodeData.decompositions)
        var scalar = 0
        var target = 0
        while !packed.isAtEnd {
            scalar += packed.next()
            let shape = packed.next()
            var targets: [UInt32] = []
            for _ in 0..<(shape >> 2) {
                target += packed.nextSigned()
                targets.append(UInt32(target))
            }
            mappings.append(
                Mapping(
                    scalar: UInt32(scalar), targets: targets, isCompatibility: (shape & 2) != 0,
                    composes: (shape & 1) != 0))
        }
        return mappings
    }

    /// Expands mappings until nothing decomposes further, and gathers the expansions.
    private struct DecompositionBuilder {
        private let mappings: [UInt32: Mapping]
        private var offsets: [[UInt32]: UInt16] = [:]
        private(set) var pool: [UInt32] = [0]

        init(_ mappings: [Mapping]) {
            self.mappings = Dictionary(uniqueKeysWithValues: mappings.map { ($0.scalar, $0) })
        }

        mutating func offset(of scalar: UInt32, compatible: Bool) -> UInt16 {
            let expansion = expand(scalar, compatible: compatible)
            if let offset = offsets[expansion] { return offset }
            let offset = UInt16(pool.count)
            pool.append(UInt32(expansion.count))
            pool.append(contentsOf: expansion)
            offsets[expansion] = offset
            return offset
        }

        private func expand(_ scalar: UInt32, compatible: Bool) -> [UInt32] {
            guard let mapping = mappings[scalar], compatible || !mapping.isCompatibility else { return [scalar] }
            return mapping.targets.flatMap { expand($0, compatible: compatible) }
        }
    }
}
