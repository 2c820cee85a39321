import CZstd

/// Decompresses zstd streams (RFC 8878): any number of frames, skippable frames among them, with their checksums.
@safe final class ZstandardDecoder {
    private let input: CompressedInput
    private let maximumWindowSize: Int
    private let dictionaries: [ZstandardDictionaries.Dictionary]
    private let context: OpaquePointer
    private var isInsideFrame = false
    // libzstd does not say how much text a call made that then failed. So each call is given one thing to do: a block's
    // header, its body, or text that did not fit before; and what precedes an error is the same for any sizes of buffers.
    private var inputStep = 0
    private var mayHoldText = false
    private var awaitsBlockHeader = false

    /// Bytes of a block's header, which libzstd's hints include from the next block.
    private static let blockHeaderSize = 3
    /// Too little for a whole frame, which libzstd would decode in one piece.
    private static let firstInputStep = 5

    private var frameNumber: Int
    private var frameOffset = 0
    /// Bytes of text that the frame has still to give, where its header says how many there are.
    private var contentDue: UInt64?
    /// Whether the frame is not a skippable one.
    private var hasBlocks = false

    /// - Parameter framesBefore: frames of the file, skippable ones among them, before the input's next byte.
    init(
        input: CompressedInput, maximumWindowSize: Int, dictionaries: [ZstandardDictionaries.Dictionary],
        framesBefore: Int
    ) throws(CorpusError) {
        self.input = input
        self.dictionaries = dictionaries
        frameNumber = framesBefore
        self.maximumWindowSize = maximumWindowSize
        guard let context = unsafe ZSTD_createDCtx() else {
            throw CorpusError(
                code: .outOfMemory, message: "there is no memory for a decoder", path: input.source.path,
                advice: "free some memory")
        }
        unsafe self.context = unsafe context
        // The limit itself is kept in beginFrame(), to the byte; libzstd's own is only opened wide enough.
        let bounds = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax)
        _ = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, bounds.upperBound)
    }

    deinit { _ = unsafe ZSTD_freeDCtx(context) }

    /// Decompresses up to `count` bytes; fewer only at the end, or before an error.
    func decode(
        into destination: UnsafeMutablePointer<UInt8>, count: Int, produced: inout Int
    ) throws(CorpusError) {
        while produced < count {
            if !isInsideFrame, try !beginFrame() { return }
            // Headers of blocks, and checksums, come in one piece.
            let available = try input.fill(atLeast: min(inputStep, Self.blockHeaderSize + 1))
            if awaitsBlockHeader, !mayHoldText, isEmptyCompressedBlock(available) {
                throw failure(ZSTD_error_corruption_detected)
            }
            let size = mayHoldText ? 0 : min(available, inputStep)
            var source = unsafe ZSTD_inBuffer(src: input.next, size: size, pos: 0)
            var target = unsafe ZSTD_outBuffer(dst: destination + produced, size: count - produced, pos: 0)
            let result = unsafe ZSTD_decompressStream(context, &target, &source)
            if ZSTD_isError(result) != 0 { throw failure(ZSTD_getErrorCode(result)) }
            unsafe input.advance(source.pos)
            unsafe produced += target.pos
            if let due = contentDue { contentDue = unsafe due &- UInt64(target.pos) }
            // libzstd does not look at the size where the last block is empty.
            if result == 0, let contentDue, contentDue != 0 { throw failure(ZSTD_error_corruption_detected) }
            if available == 0, result != 0, !mayHoldText, unsafe target.pos == 0 { throw truncation() }
            isInsideFrame = result != 0
            inputStep = result > Self.blockHeaderSize ? result - Self.blockHeaderSize : result
            mayHoldText = unsafe result != 0 && target.pos == target.size
            awaitsBlockHeader = hasBlocks && result == Self.blockHeaderSize
        }
    }

    /// Looks at the next frame's header; false at the end of the file.
    private func beginFrame() throws(CorpusError) -> Bool {
        let available = try input.fill(atLeast: ZstandardFrameHeader.maximumLength)
        if available == 0 { return false }
        frameOffset = input.offset
        let magic = (0..<min(available, 4)).map { input.byte($0) }
        if CompressionFormat.isCutZstandardMagic(magic) { throw truncation() }
        guard CompressionFormat.isZstandardMagic(magic) else {
            throw CorpusError(
                code: .trailingGarbage, message: "bytes that belong to no zstd frame follow the last frame",
                path: input.source.path, byteOffset: frameOffset,
                advice: "fetch the file again, or cut it at this byte")
        }
        frameNumber += 1
        isInsideFrame = true
        inputStep = Self.firstInputStep
        contentDue = nil
        awaitsBlockHeader = false
        hasBlocks = magic[0] == 0x28
        guard let header = ZstandardFrameHeader(input) else { return true }
        try selectDictionary(header.dictionaryIdentifier)
        if header.windowSize > UInt64(maximumWindowSize) { throw windowTooLarge(header.windowSize) }
        contentDue = header.contentSize
        return true
    }

    /// Whether a block that is said to be compressed has no bytes. A compressed block is smaller than its text (RFC 8878,
    /// 3.1.1.2.3), so it is damaged; libzstd's streaming decoder takes it for an empty one.
    private func isEmptyCompressedBlock(_ available: Int) -> Bool {
        available >= Self.blockHeaderSize && input.byte(0) & 0xFE == 0x04 && input.byte(1) == 0 && input.byte(2) == 0
    }

    private func selectDictionary(_ identifier: UInt32) throws(CorpusError) {
        let dictionary: ZstandardDictionaries.Dictionary?
        if identifier == 0 {
            dictionary = dictionaries.count == 1 ? dictionaries[0] : nil
        } else if let named = dictionaries.first(where: { $0.identifier == identifier }) {
            dictionary = named
        } else {
            throw dictionaryRequired("dictionary \(identifier)")
        }
        _ = unsafe ZSTD_DCtx_refDDict(context, dictionary?.pointer)
    }

    private func truncation() -> CorpusError {
        CorpusError(
            code: .truncated, message: "the file ends inside zstd frame \(max(frameNumber, 1))",
            path: input.source.path, byteOffset: input.offset + input.available, advice: "fetch the file again")
    }

    private func dictionaryRequired(_ name: String) -> CorpusError {
        CorpusError(
            code: .dictionaryRequired, message: "zstd frame \(frameNumber) needs \(name) to be decompressed",
            path: input.source.path, byteOffset: frameOffset,
            advice: "name the dictionary's file (--zstandard-dictionary FILE)")
    }

    private func windowTooLarge(_ size: UInt64) -> CorpusError {
        CorpusError(
            code: .windowTooLarge,
            message: "zstd frame \(frameNumber) needs a window of \(size) bytes; the limit is \(maximumWindowSize)",
            path: input.source.path, byteOffset: frameOffset,
            advice: "allow it that much memory (--window-limit SIZE), or compress it again without --long")
    }

    private func failure(_ code: ZSTD_ErrorCode) -> CorpusError {
        func error(_ code: CorpusError.Code, _ fault: String, _ advice: String) -> CorpusError {
            let message = "\(fault) in zstd frame \(frameNumber), which begins at byte \(frameOffset)"
            return CorpusError(
                code: code, message: message, path: input.source.path, byteOffset: input.offset, advice: advice)
        }
        switch code {
        case ZSTD_error_checksum_wrong:
            return error(.checksumMismatch, "the checksum does not fit the text", "fetch the file again")
        case ZSTD_error_dictionary_wrong, ZSTD_error_dictionary_corrupted:
            return dictionaryRequired("a dictionary")
        case ZSTD_error_frameParameter_windowTooLarge:
            return error(.windowTooLarge, "the window is too large", "compress it again without --long")
        case ZSTD_error_memory_allocation:
            return error(.outOfMemory, "there is no memory for the window", "free some memory")
        case ZSTD_error_prefix_unknown, ZSTD_error_version_unsupported, ZSTD_error_frameParameter_unsupported:
            return error(.unsupported, "the header is of an unknown kind", "compress it again with a current zstd")
        default:
            return error(
                .corrupt, "the bytes after this one are damaged",
                "fetch the file again (or, where it was made with a dictionary, name that: --zstandard-dictionary FILE)"
            )
        }
    }
}
