import CZlib
import CZstd

/// Compressed streams made for tests.
enum Compress {
    /// One zstd frame.
    static func zstandard(
        _ bytes: [UInt8], level: Int32 = 3, checksum: Bool = true, windowLog: Int32? = nil, dictionary: [UInt8] = []
    ) -> [UInt8] {
        let context = unsafe ZSTD_createCCtx()
        defer { _ = unsafe ZSTD_freeCCtx(context) }
        _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
        _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, checksum ? 1 : 0)
        if let windowLog {
            _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
            _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
        }
        if !dictionary.isEmpty {
            _ = unsafe dictionary.withUnsafeBytes { unsafe ZSTD_CCtx_loadDictionary(context, $0.baseAddress, $0.count) }
        }
        var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count) + 64)
        let count = unsafe output.withUnsafeMutableBytes { target in
            unsafe bytes.withUnsafeBytes { source in
                // Streaming, so that a single segment does not replace the window asked for.
                var input = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
                var written = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                if windowLog != nil { _ = unsafe ZSTD_compressStream2(context, &written, &input, ZSTD_e_continue) }
                _ = unsafe ZSTD_compressStream2(context, &written, &input, ZSTD_e_end)
                return unsafe written.pos
            }
        }
        return Array(output.prefix(count))
    }

    static func zstandard(_ text: String) -> [UInt8] { zstandard(Array(text.utf8)) }

    /// A skippable frame.
    static func skippableFrame(_ content: [UInt8], variant: UInt8 = 0) -> [UInt8] {
        let count = UInt32(content.count)
        return [0x50 | variant, 0x2A, 0x4D, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
            + content
    }

    /// One gzip member.
    static func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
        var stream = unsafe z_stream()
        _ = unsafe deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        defer { _ = unsafe deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))) + 64)
        var source = bytes + [0]
        let count = unsafe output.withUnsafeMutableBufferPointer { target in
            unsafe source.withUnsafeMutableBufferPointer { source in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(bytes.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                _ = unsafe deflate(&stream, Z_FINISH)
                return unsafe target.count - Int(stream.avail_out)
            }
        }
        return Array(output.prefix(count))
    }

    static func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }
}
