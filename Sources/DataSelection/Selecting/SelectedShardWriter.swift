import CZstd
import CorpusIO
import DurableFiles

/// Writes the chosen records of one shard as JSON Lines, compressed in frames that can be decompressed apart; for one thread.
@safe final class SelectedShardWriter {
    /// Bytes of text after which a frame ends.
    private static let frameSize = 4 << 20

    private let output: OutputDescriptor
    private let compressor: OpaquePointer?
    private var frame: [UInt8] = []

    /// - Parameter isCompressed: whether to compress with zstd.
    init(path: String, isCompressed: Bool) throws(FileOutputError) {
        output = try OutputDescriptor(creating: path)
        unsafe compressor = isCompressed ? ZSTD_createCCtx() : nil
        if unsafe isCompressed && compressor == nil { fatalError("out of memory: libzstd has no room for a context") }
        if let compressor = unsafe compressor {
            _ = unsafe ZSTD_CCtx_setParameter(compressor, ZSTD_c_compressionLevel, 3)
            _ = unsafe ZSTD_CCtx_setParameter(compressor, ZSTD_c_checksumFlag, 1)
        }
    }

    deinit { unsafe ZSTD_freeCCtx(compressor) }

    /// Appends a record of a batch that keeps its lines: the line itself where it is JSON, else an object with the text.
    func append(_ batch: RecordBatch, at index: Int) throws(FileOutputError) {
        batch.withLine(at: index) { line in
            if let line {
                unsafe line.withUnsafeBufferPointer { unsafe frame.append(contentsOf: $0) }
                return
            }
            frame.append(contentsOf: #"{"text":"#.utf8)
            batch.withText(at: index) { JSONText.append($0, to: &frame) }
            batch.withLanguage(at: index) { language in
                guard let language else { return }
                frame.append(contentsOf: #","language":"#.utf8)
                JSONText.append(language, to: &frame)
            }
            frame.append(UInt8(ascii: "}"))
        }
        frame.append(0x0A)
        if frame.count >= Self.frameSize { try endFrame() }
    }

    /// Writes what is left.
    func finish() throws(FileOutputError) { if !frame.isEmpty { try endFrame() } }

    private func endFrame() throws(FileOutputError) {
        if let compressor = unsafe compressor {
            try output.write(unsafe Self.compress(frame, compressor))
        } else {
            try output.write(frame)
        }
        frame.removeAll(keepingCapacity: true)
    }

    private static func compress(_ text: [UInt8], _ compressor: OpaquePointer) -> [UInt8] {
        let bound = ZSTD_compressBound(text.count)
        return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            unsafe text.withUnsafeBytes { text in
                count = unsafe ZSTD_compress2(compressor, output.baseAddress, bound, text.baseAddress, text.count)
            }
            precondition(ZSTD_isError(count) == 0, "a frame could not be compressed")
        }
    }

    /// A frame without content: what a file without records is.
    static func emptyFrame() -> [UInt8] {
        guard let compressor = unsafe ZSTD_createCCtx() else { fatalError("out of memory") }
        defer { unsafe ZSTD_freeCCtx(compressor) }
        return unsafe compress([], compressor)
    }
}

/// Strings of JSON (RFC 8259).
enum JSONText {
    /// Appends well-formed UTF-8 as a string, quotes included.
    static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case 0x0A: output.append(contentsOf: #"\n"#.utf8)
            case 0x0D: output.append(contentsOf: #"\r"#.utf8)
            case 0x09: output.append(contentsOf: #"\t"#.utf8)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                output.append(contentsOf: #"\u00"#.utf8)
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
