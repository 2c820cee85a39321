#if SentencePiece
import CSentencePiece

/// A model of SentencePiece, cut with the library itself.
@safe
final class SentencePieceModel: @unchecked Sendable {
    // Sendable: the library's processor is not changed after it has been loaded, and cuts from several threads.

    let signature: String
    private let processor: UnsafeMutableRawPointer

    init(_ model: [UInt8]) throws(TokenizerModelError) {
        var message = alignkit_sentencepiece_message()
        let opened = unsafe model.withUnsafeBufferPointer { bytes in
            unsafe alignkit_sentencepiece_open(bytes.baseAddress, bytes.count, &message)
        }
        guard let opened = unsafe opened else {
            throw TokenizerModelError(
                .malformed, message: "SentencePiece cannot read it as a model: \(Self.text(of: message))")
        }
        unsafe processor = opened
        var hash = SHA256()
        hash.update(model)
        signature = "sentencepiece(1-\(hash.hexadecimal128()))"
    }

    deinit { unsafe alignkit_sentencepiece_close(processor) }

    /// Replaces the text of a buffer by the pieces that it is cut into, and notes where they lie.
    func cut(_ buffer: TokenBuffer) {
        buffer.scratch.removeAll(reserving: buffer.bytes.count + buffer.bytes.count / 2)
        let context = unsafe Unmanaged.passUnretained(buffer).toOpaque()
        var message = alignkit_sentencepiece_message()
        let status = unsafe alignkit_sentencepiece_cut(
            processor, buffer.bytes.base, buffer.bytes.count, context,
            { context, piece, count in
                guard let context = unsafe context, let piece = unsafe piece, count > 0 else { return }
                let buffer = unsafe Unmanaged<TokenBuffer>.fromOpaque(context).takeUnretainedValue()
                let offset = buffer.scratch.count
                unsafe buffer.scratch.append(piece, count: count)
                buffer.tokens.append(offset: offset, end: offset + count)
            }, &message)
        // No text does this; memory that has run out would.
        precondition(status == 0, "SentencePiece failed: \(Self.text(of: message))")
        buffer.scratch.seal()
        swap(&buffer.bytes, &buffer.scratch)
        precondition(
            buffer.bytes.count < 1 << 32, "A text of 4 GiB or more cannot be tokenized; split it into documents")
    }

    private static func text(of message: alignkit_sentencepiece_message) -> String {
        unsafe withUnsafeBytes(of: message.text) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
#endif
