import CZstd

/// Owns one of libzstd's decoders.
@safe private final class ZstandardContext {
    let pointer: OpaquePointer

    /// `nil` where memory is short.
    init?() {
        guard let pointer = unsafe ZSTD_createDCtx() else { return nil }
        unsafe self.pointer = unsafe pointer
    }

    deinit { _ = unsafe ZSTD_freeDCtx(pointer) }
}

/// Memory and a decoder for one unit at a time, and its text afterwards.
@safe final class FrameWorkspace {
    private enum Engine {
        case zstandard(ZstandardContext)
        case gzip(GzipInflater)
    }

    private let compressed = ByteBuffer()
    private let textBuffer = ByteBuffer()
    private let engine: Engine
    /// Bytes of text.
    private(set) var textCount = 0
    /// The byte of the file after the unit.
    private(set) var endOffset = 0

    /// `nil` where memory is short.
    init?(format: CompressionFormat) {
        if format == .zstandard {
            guard let context = ZstandardContext() else { return nil }
            engine = .zstandard(context)
        } else {
            guard let inflater = GzipInflater(memoryLimit: 1 << 15) else { return nil }
            engine = .gzip(inflater)
        }
    }

    var text: UnsafePointer<UInt8> { unsafe UnsafePointer(textBuffer.base) }

    /// Decompresses a unit; false where it is not whole and sound in every way.
    func decompress(_ unit: FrameUnit, of file: InputFile) -> Bool {
        compressed.reserve(unit.compressedCount)
        textBuffer.reserve(unit.textBound)
        endOffset = unit.offset + unit.compressedCount
        let count = unsafe file.read(at: unit.offset, into: compressed.base, count: unit.compressedCount)
        guard count == unit.compressedCount else { return false }
        switch engine {
        case .zstandard(let context):
            let result = unsafe ZSTD_decompressDCtx(
                context.pointer, textBuffer.base, unit.textBound, compressed.base, unit.compressedCount)
            guard ZSTD_isError(result) == 0 else { return false }
            textCount = result
            return true
        case .gzip(let inflater):
            return inflateMembers(inflater, unit)
        }
    }

    private func inflateMembers(_ inflater: GzipInflater, _ unit: FrameUnit) -> Bool {
        var position = 0
        textCount = 0
        while position < unit.compressedCount {
            inflater.beginMember()
            let step = unsafe inflater.inflate(
                compressed.base + position, count: unit.compressedCount - position, into: textBuffer.base + textCount,
                room: unit.textBound - textCount)
            guard case .memberEnd = step.outcome else { return false }
            position += step.consumed
            textCount += step.produced
        }
        return true
    }
}
