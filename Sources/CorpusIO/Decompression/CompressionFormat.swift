/// How a file is compressed, found by its first bytes.
enum CompressionFormat {
    case plain
    case zstandard
    case gzip
    case bzip2
    case xz

    /// Bytes that suffice to tell.
    static let prefixLength = 64

    static func detect(in input: CompressedInput) throws(CorpusError) -> CompressionFormat {
        let count = min(try input.fill(atLeast: prefixLength), prefixLength)
        let prefix = (0..<count).map { input.byte($0) }
        let path = input.source.path
        if isZstandardMagic(prefix) { return .zstandard }
        if prefix.starts(with: [0x1F, 0x8B]) { return .gzip }
        if prefix.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return .xz }
        if isBZip2(prefix) { return .bzip2 }
        if let name = unsupportedFormat(prefix) {
            throw CorpusError(
                code: .unsupported, message: "it is \(name), which is not read", path: path, byteOffset: 0,
                advice: "convert it to JSONL or text, compressed with zstd or gzip or not at all")
        }
        if let name = namedFormat(path), prefix.contains(where: isBinary) {
            throw CorpusError(
                code: .corrupt, message: "its name says \(name), but it does not begin as \(name) does", path: path,
                byteOffset: 0, advice: "fetch the file again")
        }
        return .plain
    }

    /// Whether a zstd frame, or a skippable one, begins so (RFC 8878, 3.1).
    static func isZstandardMagic(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 4 else { return false }
        if bytes[0] == 0x28 { return bytes[1] == 0xB5 && bytes[2] == 0x2F && bytes[3] == 0xFD }
        return bytes[0] & 0xF0 == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18
    }

    /// Whether the bytes begin a magic number, and are too few for all of it.
    static func isCutZstandardMagic(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, bytes.count < 4 else { return false }
        if first == 0x28 { return [0x28, 0xB5, 0x2F].starts(with: bytes) }
        return first & 0xF0 == 0x50 && [0x2A, 0x4D].starts(with: bytes.dropFirst())
    }

    private static func unsupportedFormat(_ prefix: [UInt8]) -> String? {
        let magics: [(name: String, bytes: [UInt8])] = [
            ("lz4", [0x04, 0x22, 0x4D, 0x18]),
            ("a zip archive", [0x50, 0x4B, 0x03, 0x04]),
            ("Parquet", Array("PAR1".utf8) + [0x15]),
        ]
        let isOldZstandard =
            prefix.count >= 4 && (0x1E...0x27).contains(prefix[0]) && Array(prefix[1..<4]) == [0xB5, 0x2F, 0xFD]
        if isOldZstandard { return "a zstd frame of a version before 0.8" }
        return magics.first { prefix.starts(with: $0.bytes) }?.name
    }

    /// Whether a bzip2 stream begins so: its level is a digit, and its first block begins with the digits of pi, or it ends
    /// at once with those of pi's square root.
    private static func isBZip2(_ prefix: [UInt8]) -> Bool {
        guard prefix.starts(with: Array("BZh".utf8)) else { return false }
        let block = prefix.dropFirst(4)
        return block.starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
            || block.starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
    }

    /// The refusal of a form of compression that a trait of the package switches on.
    static func missingTrait(_ name: String, trait: String, path: String) -> CorpusError {
        CorpusError(
            code: .unsupported, message: "it is \(name), which this build does not read", path: path, byteOffset: 0,
            advice:
                "build with the package's trait \(trait) (swift build --traits \(trait)), or compress the file with zstd or gzip"
        )
    }

    private static func namedFormat(_ path: String) -> String? {
        // What follows in an address is no part of the name.
        let path = WebAddress(path) == nil ? path[...] : path.prefix { $0 != "?" }
        if path.hasSuffix(".zst") || path.hasSuffix(".zstd") { return "zstd" }
        if path.hasSuffix(".bz2") { return "bzip2" }
        if path.hasSuffix(".xz") { return "xz" }
        return path.hasSuffix(".gz") ? "gzip" : nil
    }

    private static func isBinary(_ byte: UInt8) -> Bool {
        byte < 0x20 && !(0x09...0x0D).contains(byte)
    }
}
