/// A sketch of a set that tells how many different items it has seen, in 2^precision bytes whatever their number.
///
/// Items are taken by 64-bit hashes; what has been seen before changes nothing. Merging takes the greater of each two
/// registers, so the sketch of a whole is that of its parts in any order and grouping, byte for byte.
///
/// The estimate is the maximum of the likelihood (O. Ertl 2017, arXiv:1702.01284, section 4), which uses all the
/// registers say: no switch between regimes, no bias tables (its bias of first order is computed and taken off), and a
/// standard error of about 1.04/√m from one end to the other (m = 2^precision; far less while most registers are
/// empty). The sketch itself is that of P. Flajolet, É. Fusy, O. Gandouet, F. Meunier (2007), with the 64-bit hash of
/// S. Heule, M. Nunkesser, A. Hall (2013, doi:10.1145/2452376.2452456).
///
/// ```swift
/// var sketch = HyperLogLog(precision: 12)
/// for word in words { sketch.insert(Array(word.utf8)) }
/// let distinct = sketch.estimate()   // .value, .interval
/// ```
public struct HyperLogLog: Sendable, Hashable {
    /// The precisions there are.
    public static let precisions = 4...18

    /// log₂ of the number of registers.
    public let precision: Int
    /// The greatest rank seen by each register; 0 for none.
    private(set) var registers: [UInt8]

    /// A sketch of the empty set.
    ///
    /// - Precondition: a precision of 4 to 18.
    public init(precision: Int = 12) {
        precondition(Self.precisions.contains(precision), "a HyperLogLog has a precision of 4 to 18")
        self.precision = precision
        registers = [UInt8](repeating: 0, count: 1 << precision)
    }

    /// Registers.
    public var registerCount: Int { registers.count }
    /// Standard error of the estimate as a share of it, for many items: about 1.04/√registers.
    public var relativeStandardError: Double {
        HyperLogLogLikelihood.limitingError / Double(registers.count).squareRoot()
    }

    /// Adds an item by its hash, all of whose bits must look random. Sketches that are merged must share the hash.
    ///
    /// - Complexity: O(1).
    @inlinable
    public mutating func insert(hash: UInt64) {
        let rank = UInt8(truncatingIfNeeded: min((hash << UInt64(precision)).leadingZeroBitCount, 64 - precision) + 1)
        raise(Int(truncatingIfNeeded: hash >> UInt64(64 - precision)), to: rank)
    }

    @usableFromInline
    mutating func raise(_ index: Int, to rank: UInt8) {
        if registers[index] < rank { registers[index] = rank }
    }

    /// Adds an item by its bytes.
    public mutating func insert(_ item: [UInt8]) { insert(hash: SketchHash.hash(item)) }

    /// Adds the items of another sketch. The precision becomes the lesser of the two.
    ///
    /// - Complexity: O(registers).
    public mutating func merge(_ other: HyperLogLog) {
        if other.precision < precision { self = reduced(to: other.precision) }
        let other = other.precision > precision ? other.reduced(to: precision) : other
        for index in registers.indices { registers[index] = max(registers[index], other.registers[index]) }
    }

    /// The sketch of the same items with fewer registers, exactly as if it had been made so.
    public func reduced(to precision: Int) -> HyperLogLog {
        precondition(precision <= self.precision, "a sketch can lose precision, not gain it")
        var result = HyperLogLog(precision: precision)
        let dropped = self.precision - precision
        guard dropped > 0 else { return self }
        for (index, rank) in registers.enumerated() where rank > 0 {
            // Bits that told registers apart are the first of those that are ranked.
            let low = UInt64(index) & (1 << UInt64(dropped) - 1)
            let lowRank = low == 0 ? dropped + Int(rank) : low.leadingZeroBitCount - (64 - dropped) + 1
            let limit = 64 - precision + 1
            result.raise(index >> dropped, to: UInt8(min(lowRank, limit)))
        }
        return result
    }

    /// The sketch as bytes, 6 bits to a register.
    public var encoded: [UInt8] {
        var encoder = SketchEncoder(.hyperLogLog)
        encoder.append(precision)
        for start in stride(from: 0, to: registers.count, by: 4) {
            var bits: UInt32 = 0
            for offset in 0..<4 { bits |= UInt32(registers[start + offset]) << UInt32(6 * offset) }
            encoder.append(bytes: (0..<3).map { UInt8(truncatingIfNeeded: bits >> UInt32(8 * $0)) })
        }
        return encoder.finish()
    }

    /// Reads a sketch from bytes.
    ///
    /// - Throws: ``SketchError`` where they are none.
    public init(encoded: [UInt8]) throws(SketchError) {
        var decoder = try SketchDecoder(encoded, .hyperLogLog)
        precision = try decoder.count(Self.precisions)
        let packed = try decoder.slice(3 << (precision - 2))
        try decoder.finish()
        registers = []
        registers.reserveCapacity(1 << precision)
        for start in stride(from: 0, to: packed.count, by: 3) {
            let bits = UInt32(packed[start]) | UInt32(packed[start + 1]) << 8 | UInt32(packed[start + 2]) << 16
            for offset in 0..<4 {
                let rank = UInt8(truncatingIfNeeded: bits >> UInt32(6 * offset)) & 0x3F
                guard rank <= 64 - precision + 1 else { throw SketchError.damage }
                registers.append(rank)
            }
        }
    }
}
