/// Draws indices and coins from a generator as NumPy draws them from its own: half a number for an index, the lower half first, and
/// a bit for a coin.
struct ResamplingDraws<Generator: RandomNumberGenerator> {
    var generator: Generator
    /// The upper half of the last number, where it is not used up.
    private var upperHalf: UInt32?
    private var coins: UInt32 = 0
    private var coinsLeft = 0

    init(_ generator: Generator) { self.generator = generator }

    @inline(__always)
    private mutating func half() -> UInt32 {
        if let half = upperHalf {
            upperHalf = nil
            return half
        }
        let number = generator.next()
        upperHalf = UInt32(number >> 32)
        return UInt32(truncatingIfNeeded: number)
    }

    /// An index below `count`, each with the same probability (D. Lemire 2019, doi:10.1145/3230636).
    ///
    /// - Precondition: `count` is from 1 to 2³² − 1.
    @inline(__always)
    mutating func index(below count: UInt32) -> Int {
        if count == 1 { return 0 }
        var product = UInt64(half()) * UInt64(count)
        if UInt32(truncatingIfNeeded: product) < count {
            let threshold = (0 &- count) % count
            while UInt32(truncatingIfNeeded: product) < threshold { product = UInt64(half()) * UInt64(count) }
        }
        return Int(product >> 32)
    }

    /// A fair coin.
    @inline(__always)
    mutating func coin() -> Bool {
        if coinsLeft == 0 {
            coins = half()
            coinsLeft = 31
        } else {
            coins >>= 1
            coinsLeft -= 1
        }
        return coins & 1 == 1
    }
}
