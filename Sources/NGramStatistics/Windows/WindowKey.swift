/// How a window of ranks is packed into one integer: the first rank, relative to its partition, in the high bits.
struct WindowLayout {
    /// Ranks of a window.
    let order: Int
    /// The rank that is 0 in the key.
    let firstRank: UInt32
    /// Bits of each rank but the first.
    let rankBits: Int
    /// Bits of the whole key.
    let bits: Int
    /// 2¹⁶ divided by ``rankBits``, rounded up: multiplying by it divides a number of bits.
    fileprivate let rankBitsReciprocal: Int

    /// - Parameters:
    ///   - ranks: the ranks that a window of the partition may begin with.
    ///   - types: tokens in the vocabulary: the highest rank.
    init(order: Int, ranks: Range<Int>, types: Int) {
        self.order = order
        firstRank = UInt32(truncatingIfNeeded: ranks.lowerBound)
        // One more than the highest, so that no window has all bits set: see `WindowKey.none`.
        rankBits = Int.bitWidth - (types + 1).leadingZeroBitCount
        bits = Int.bitWidth - (ranks.count + 1).leadingZeroBitCount + (order - 1) * rankBits
        rankBitsReciprocal = ((1 << 16) + rankBits - 1) / rankBits
    }
}

/// The ranks of a window of tokens, packed so that comparing keys compares windows. Past the end of a document the ranks
/// are 0.
protocol WindowKey: Comparable, BitwiseCopyable, Sendable {
    /// Greater than the key of any window.
    static var none: Self { get }
    init(ranks: UnsafePointer<UInt32>, _ layout: WindowLayout)
    /// The first position at which two keys that are not equal differ.
    func firstDifference(from other: Self, _ layout: WindowLayout) -> Int
    func unpack(into ranks: UnsafeMutablePointer<UInt32>, _ layout: WindowLayout)
}

extension WindowKey where Self: FixedWidthInteger & UnsignedInteger {
    static var none: Self { ~0 }

    @inline(__always)
    init(ranks: UnsafePointer<UInt32>, _ layout: WindowLayout) {
        var key = Self(truncatingIfNeeded: unsafe ranks[0] &- layout.firstRank)
        let shift = Self(truncatingIfNeeded: layout.rankBits)
        for position in 1..<layout.order {
            key = (key &<< shift) | Self(truncatingIfNeeded: unsafe ranks[position])
        }
        self = key
    }

    @inline(__always)
    func firstDifference(from other: Self, _ layout: WindowLayout) -> Int {
        let highBit = Self.bitWidth &- 1 &- (self ^ other).leadingZeroBitCount
        // The first rank may have more bits than the others.
        return Swift.max(0, layout.order &- 1 &- ((highBit &* layout.rankBitsReciprocal) &>> 16))
    }

    @inline(__always)
    func unpack(into ranks: UnsafeMutablePointer<UInt32>, _ layout: WindowLayout) {
        let shift = Self(truncatingIfNeeded: layout.rankBits)
        let mask = (Self(1) &<< shift) &- 1
        var rest = self
        var position = layout.order &- 1
        while position > 0 {
            unsafe ranks[position] = UInt32(truncatingIfNeeded: rest & mask)
            rest = rest &>> shift
            position &-= 1
        }
        unsafe ranks[0] = UInt32(truncatingIfNeeded: rest) &+ layout.firstRank
    }
}

extension UInt64: WindowKey {}
extension UInt128: WindowKey {}

extension RankKey: WindowKey {
    static var none: RankKey {
        var key = RankKey()
        for position in 0..<5 { key[position] = .max }
        return key
    }

    init(ranks: UnsafePointer<UInt32>, _ layout: WindowLayout) {
        self.init()
        for position in 0..<layout.order { self[position] = unsafe ranks[position] }
    }

    func firstDifference(from other: RankKey, _ layout: WindowLayout) -> Int {
        var position = 0
        while position < layout.order - 1, self[position] == other[position] { position += 1 }
        return position
    }

    func unpack(into ranks: UnsafeMutablePointer<UInt32>, _ layout: WindowLayout) {
        for position in 0..<layout.order { unsafe ranks[position] = self[position] }
    }
}
