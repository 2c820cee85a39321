/// The generator PCG XSL RR 128/64, seeded as NumPy's `default_rng` is: the same seed gives the same numbers here and there.
///
/// M. O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation,
/// HMC-CS-2014-0905. For resampling and tests, never for secrets.
public struct PCG64: RandomNumberGenerator, Sendable, Hashable {
    private var state: Word128
    private let increment: Word128

    /// A generator whose whole stream is determined by `seed`.
    public init(seed: UInt64) {
        let words = SeedSequence(seed: seed).words64(4)
        var increment = Word128(high: words[2], low: words[3])
        increment = Word128(high: increment.high << 1 | increment.low >> 63, low: increment.low << 1 | 1)
        self.increment = increment
        state = Word128(high: 0, low: 0)
        step()
        state = state.adding(Word128(high: words[0], low: words[1]))
        step()
    }

    public mutating func next() -> UInt64 {
        step()
        let folded = state.high ^ state.low
        let rotation = state.high >> 58
        return folded >> rotation | folded << ((64 - rotation) & 63)
    }

    private mutating func step() { state = state.multiplied(by: Self.multiplier).adding(increment) }

    private static let multiplier = Word128(high: 0x2360_ED05_1FC6_5DA4, low: 0x4385_DF64_9FCC_F645)
}

/// An unsigned integer of 128 bits, modulo 2¹²⁸.
private struct Word128: Sendable, Hashable {
    var high: UInt64
    var low: UInt64

    func adding(_ other: Word128) -> Word128 {
        let (low, carry) = low.addingReportingOverflow(other.low)
        return Word128(high: high &+ other.high &+ (carry ? 1 : 0), low: low)
    }

    func multiplied(by other: Word128) -> Word128 {
        let product = low.multipliedFullWidth(by: other.low)
        return Word128(high: product.high &+ high &* other.low &+ low &* other.high, low: product.low)
    }
}

/// Spreads a seed over a generator's state, as NumPy's `SeedSequence` does (after M. O'Neill's `seed_seq_fe`, 2015).
private struct SeedSequence {
    private var pool: [UInt32]

    init(seed: UInt64) {
        var entropy = [UInt32(truncatingIfNeeded: seed)]
        if seed >> 32 != 0 { entropy.append(UInt32(seed >> 32)) }
        var hasher = Hasher(constant: 0x43B0_D7E5, multiplier: 0x931E_8875)
        pool = (0..<4).map { hasher.hash($0 < entropy.count ? entropy[$0] : 0) }
        for source in 0..<4 {
            for target in 0..<4 where source != target {
                pool[target] = Self.mix(pool[target], hasher.hash(pool[source]))
            }
        }
    }

    /// As many words of 64 bits.
    func words64(_ count: Int) -> [UInt64] {
        var hasher = Hasher(constant: 0x8B51_F9DD, multiplier: 0x58F3_8DED)
        let halves = (0..<2 * count).map { hasher.hash(pool[$0 % pool.count]) }
        return (0..<count).map { UInt64(halves[2 * $0]) | UInt64(halves[2 * $0 + 1]) << 32 }
    }

    private static func mix(_ first: UInt32, _ second: UInt32) -> UInt32 {
        let mixed = 0xCA01_F9DD &* first &- 0x4973_F715 &* second
        return mixed ^ mixed >> 16
    }

    private struct Hasher {
        var constant: UInt32
        let multiplier: UInt32

        mutating func hash(_ value: UInt32) -> UInt32 {
            var value = value ^ constant
            constant &*= multiplier
            value &*= constant
            return value ^ value >> 16
        }
    }
}
