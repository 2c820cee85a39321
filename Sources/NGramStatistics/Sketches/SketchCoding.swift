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
    private var encoder = ByteEncoder()

    static let magic: [UInt8] = [0x41, 0x4B, 0x53, 0x4B]
    static let version: UInt8 = 1

    init(_ kind: SketchKind) { encoder.bytes = Self.magic + [kind.rawValue, Self.version] }

    mutating func append(_ value: UInt64) { encoder.append(value) }

    mutating func append(_ value: Int) { encoder.append(value) }

    mutating func append(bytes: some Sequence<UInt8>) { encoder.append(bytes: bytes) }

    /// The whole frame.
    consuming func finish() -> [UInt8] {
        let hash = SketchHash.hash(encoder.bytes)
        for index in 0..<8 { encoder.bytes.append(UInt8(truncatingIfNeeded: hash >> UInt64(8 * index))) }
        return encoder.bytes
    }
}

/// Reads what ``SketchEncoder`` wrote; every step is checked, whatever the bytes are.
struct SketchDecoder {
    private var decoder: ByteDecoder

    /// - Throws: ``SketchError`` where the bytes are no whole frame of this kind and version.
    init(_ bytes: [UInt8], _ kind: SketchKind) throws(SketchError) {
        guard bytes.count >= 14, bytes.starts(with: SketchEncoder.magic) else {
            throw SketchError(.foreign, "these bytes are no sketch; check where they come from")
        }
        guard bytes[5] <= SketchEncoder.version else {
            throw SketchError(.newer, "the sketch was written by a newer version; update this library")
        }
        let body = Array(bytes.dropLast(8))
        let hash = bytes.suffix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        guard SketchHash.hash(body) == hash, bytes[5] == SketchEncoder.version else { throw SketchError.damage }
        guard bytes[4] == kind.rawValue else {
            throw SketchError(
                .foreign, "these bytes are a sketch of another kind; read them as what they were written as")
        }
        decoder = ByteDecoder(body)
        _ = try slice(6)
    }

    /// Bytes of contents not yet read.
    var remaining: Int { decoder.bytes.count - decoder.position }

    mutating func integer() throws(SketchError) -> UInt64 {
        do { return try decoder.integer() } catch { throw SketchError.damage }
    }

    /// A whole number of things, within limits.
    mutating func count(_ range: ClosedRange<Int>) throws(SketchError) -> Int {
        guard let count = Int(exactly: try integer()), range.contains(count) else { throw SketchError.damage }
        return count
    }

    mutating func slice(_ count: Int) throws(SketchError) -> [UInt8] {
        do { return Array(try decoder.slice(count)) } catch { throw SketchError.damage }
    }

    func finish() throws(SketchError) {
        guard decoder.isAtEnd else { throw SketchError.damage }
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
