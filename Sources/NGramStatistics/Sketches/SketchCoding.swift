/// The frame that all sketches share as bytes: `AKSK`, kind, version, contents, and the 64-bit hash of all before it.
///
/// Whole numbers are little-endian base-128 variable-length integers, low bits first, unless told otherwise.
enum SketchKind: UInt8 {
    case hyperLogLog = 1
    case countMin = 2
    case spaceSaving = 3
    case kll = 4
    case conservativeCountMin = 5
}

/// Writes a sketch.
struct SketchEncoder {
    private(set) var bytes: [UInt8]

    static let magic: [UInt8] = [0x41, 0x4B, 0x53, 0x4B]
    static let version: UInt8 = 1

    init(_ kind: SketchKind) { bytes = Self.magic + [kind.rawValue, Self.version] }

    mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(_ value: Int) { append(UInt64(value)) }

    mutating func append(bytes more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// The whole frame.
    consuming func finish() -> [UInt8] {
        let hash = SketchHash.hash(bytes)
        for index in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: hash >> UInt64(8 * index))) }
        return bytes
    }
}

/// Reads what ``SketchEncoder`` wrote; every step is checked, whatever the bytes are.
struct SketchDecoder {
    private let bytes: [UInt8]
    private let end: Int
    private var position = 6

    /// - Throws: ``SketchError`` where the bytes are no whole frame of this kind and version.
    init(_ bytes: [UInt8], _ kind: SketchKind) throws(SketchError) {
        guard bytes.count >= 14, bytes.starts(with: SketchEncoder.magic) else {
            throw SketchError(.foreign, "these bytes are no sketch; check where they come from")
        }
        guard bytes[5] <= SketchEncoder.version else {
            throw SketchError(.newer, "the sketch was written by a newer version; update this library")
        }
        let (body, tail) = (bytes.dropLast(8), bytes.suffix(8))
        var hash: UInt64 = 0
        for byte in tail.reversed() { hash = hash << 8 | UInt64(byte) }
        guard SketchHash.hash(Array(body)) == hash, bytes[5] == SketchEncoder.version else { throw SketchError.damage }
        guard bytes[4] == kind.rawValue else {
            throw SketchError(
                .foreign, "these bytes are a sketch of another kind; read them as what they were written as")
        }
        self.bytes = bytes
        end = bytes.count - 8
    }

    /// Bytes of contents not yet read.
    var remaining: Int { end - position }

    mutating func integer() throws(SketchError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard position < end, shift < 64 else { throw SketchError.damage }
            let byte = bytes[position]
            position += 1
            let part = UInt64(byte & 0x7F)
            guard shift < 63 || part <= 1 else { throw SketchError.damage }
            value |= part << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// A whole number of things, within limits.
    mutating func count(_ range: ClosedRange<Int>) throws(SketchError) -> Int {
        let value = try integer()
        guard let count = Int(exactly: value), range.contains(count) else { throw SketchError.damage }
        return count
    }

    mutating func slice(_ count: Int) throws(SketchError) -> [UInt8] {
        guard count >= 0, count <= remaining else { throw SketchError.damage }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    func finish() throws(SketchError) {
        guard remaining == 0 else { throw SketchError.damage }
    }
}

/// Hashes of items, equal on every machine.
enum SketchHash {
    static func hash(_ bytes: [UInt8]) -> UInt64 {
        unsafe bytes.withUnsafeBufferPointer { unsafe StableHash.hash($0) }
    }

    /// SplitMix64's output for a state: a bijection that mixes well (doi:10.1145/2660193.2660195).
    static func mix(_ state: UInt64) -> UInt64 {
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
