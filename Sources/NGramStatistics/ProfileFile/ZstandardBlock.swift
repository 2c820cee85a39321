import CZstd

/// Compresses and decompresses the blocks of a profile file, each one zstd frame with a content checksum.
///
/// Holds a context of libzstd, so that one value serves many blocks; belongs to one thread.
@safe final class ZstandardBlock {
    private let compressor: OpaquePointer
    private let decompressor: OpaquePointer

    init() {
        guard let compressor = unsafe ZSTD_createCCtx(), let decompressor = unsafe ZSTD_createDCtx() else {
            fatalError("out of memory: libzstd has no room for a context")
        }
        unsafe self.compressor = unsafe compressor
        unsafe self.decompressor = unsafe decompressor
        // Fixed by format version 2: the same input gives the same bytes with the same libzstd.
        // Ids hardly repeat: little time is spent looking for where they do, and the literals are coded by their entropy.
        unsafe ZSTD_CCtx_setParameter(compressor, ZSTD_c_compressionLevel, 1)
        unsafe ZSTD_CCtx_setParameter(compressor, ZSTD_c_minMatch, 7)
        unsafe ZSTD_CCtx_setParameter(compressor, ZSTD_c_hashLog, 8)
        unsafe ZSTD_CCtx_setParameter(compressor, ZSTD_c_checksumFlag, 1)
    }

    deinit {
        unsafe ZSTD_freeCCtx(compressor)
        unsafe ZSTD_freeDCtx(decompressor)
    }

    func compress(_ raw: [UInt8]) -> [UInt8] {
        unsafe raw.withUnsafeBytes { unsafe compress($0) }
    }

    func compress(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
        let bound = ZSTD_compressBound(raw.count)
        return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            let written = unsafe ZSTD_compress2(compressor, output.baseAddress, bound, raw.baseAddress, raw.count)
            precondition(ZSTD_isError(written) == 0, "a block of a profile could not be compressed")
            count = written
        }
    }

    /// Decompresses a frame whose decompressed size is known.
    ///
    /// - Returns: `nil` where the frame is damaged or of another size.
    func decompress(_ frame: UnsafeRawBufferPointer, rawCount: Int, into raw: inout [UInt8]) -> Bool {
        var isWhole = false
        unsafe raw = [UInt8](unsafeUninitializedCapacity: max(rawCount, 1)) { output, count in
            let written = unsafe ZSTD_decompressDCtx(
                decompressor, output.baseAddress, rawCount, frame.baseAddress, frame.count)
            isWhole = ZSTD_isError(written) == 0 && written == rawCount
            count = isWhole ? written : 0
        }
        return isWhole
    }
}
