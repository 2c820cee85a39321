import CReferences

/// All frames in one call of libzstd.
enum ZstandardReference {
    static func decode(_ bytes: [UInt8]) -> ReferenceDecoding {
        let (text, result) = decompressed(bytes, capacity: ReferenceDecoding.maximumTextCount)
        if let text { return .text(text) }
        if ZSTD_getErrorCode(result) == ZSTD_error_dstSize_tooSmall { return .tooLarge }
        return .refused(unsafe String(cString: ZSTD_getErrorName(result)))
    }

    /// The text of whole frames, or `nil` and libzstd's result.
    static func decompressed(_ bytes: [UInt8], capacity: Int) -> (text: [UInt8]?, result: Int) {
        var result = 0
        let text = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            result = unsafe ZSTD_decompress(output.baseAddress, capacity, bytes, bytes.count)
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        return ZSTD_isError(result) == 0 ? (text, result) : (nil, result)
    }

    /// Bytes of the first frame; `nil` where there is no whole one.
    static func frameSize(_ bytes: [UInt8]) -> Int? {
        let size = unsafe ZSTD_findFrameCompressedSize(bytes, bytes.count)
        return ZSTD_isError(size) == 0 ? size : nil
    }

    /// One frame.
    static func compressed(_ bytes: [UInt8], level: Int32) -> [UInt8] {
        let bound = ZSTD_compressBound(bytes.count)
        return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            count = unsafe ZSTD_compress(output.baseAddress, bound, bytes, bytes.count, level)
        }
    }
}
