/// The first 64 bytes of a profile file: what it is, whether it is whole, and where its directory lies.
struct ProfileHeader: Equatable {
    static let byteCount = 64
    static let magic: [UInt8] = Array("AKPROFIL".utf8)
    static let version: UInt32 = 2

    var isComplete: Bool
    var directoryOffset: UInt64
    var directoryCompressedCount: UInt64
    var directoryRawCount: UInt64

    /// Length of the whole file, in bytes; the directory is its end.
    var fileCount: UInt64 { directoryOffset + directoryCompressedCount }

    static let incomplete = ProfileHeader(
        isComplete: false, directoryOffset: 0, directoryCompressedCount: 0, directoryRawCount: 0)

    var encoded: [UInt8] {
        var bytes = Self.magic
        func append(_ value: UInt64, _ count: Int) {
            for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
        }
        append(UInt64(Self.version), 4)
        append(isComplete ? 1 : 0, 4)
        append(directoryOffset, 8)
        append(directoryCompressedCount, 8)
        append(directoryRawCount, 8)
        append(0, 16)
        append(unsafe bytes.withUnsafeBufferPointer { unsafe StableHash.hash($0) }, 8)
        return bytes
    }

    /// - Throws: ``ProfileError`` that tells a foreign file from a newer, an unfinished and a damaged one.
    init(_ bytes: [UInt8], path: String) throws(ProfileError) {
        guard bytes.starts(with: Self.magic) else {
            throw ProfileError(
                .foreign, path: path, byteOffset: 0,
                message: "this is not a corpus profile; make one with 'alignkit profile INPUT... --output FILE'")
        }
        func integer(at offset: Int, _ count: Int) -> UInt64 {
            (0..<count).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
        }
        guard bytes.count >= Self.byteCount else {
            throw ProfileError(
                .truncated, path: path, byteOffset: bytes.count,
                message: "the file ends inside its header; copy it again or make it anew")
        }
        let version = integer(at: 8, 4)
        guard version <= UInt64(Self.version) else {
            throw ProfileError(
                .newer, path: path, byteOffset: 8,
                message: "format version \(version) is newer than this program's (\(Self.version)); update AlignmentKit"
            )
        }
        let checksum = unsafe bytes[0..<56].withUnsafeBufferPointer { unsafe StableHash.hash($0) }
        guard version > 0, checksum == integer(at: 56, 8) else {
            throw ProfileError(
                .corrupt, path: path, byteOffset: 0,
                message: "the header is damaged; copy the file again or make it anew")
        }
        guard version == UInt64(Self.version) else {
            throw ProfileError(
                .older, path: path, byteOffset: 8,
                message: "format version \(version) was written by an earlier build, and never released; this program "
                    + "reads version \(Self.version): make the profile anew")
        }
        isComplete = integer(at: 12, 4) & 1 == 1
        directoryOffset = integer(at: 16, 8)
        directoryCompressedCount = integer(at: 24, 8)
        directoryRawCount = integer(at: 32, 8)
        guard isComplete else {
            throw ProfileError(
                .truncated, path: path, message: "the profile was never finished; make it anew")
        }
    }

    init(isComplete: Bool, directoryOffset: UInt64, directoryCompressedCount: UInt64, directoryRawCount: UInt64) {
        self.isComplete = isComplete
        self.directoryOffset = directoryOffset
        self.directoryCompressedCount = directoryCompressedCount
        self.directoryRawCount = directoryRawCount
    }
}
