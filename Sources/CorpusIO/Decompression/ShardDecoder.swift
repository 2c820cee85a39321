/// A shard's text, decompressed from front to back in bounded memory.
final class ShardDecoder {
    private enum Engine {
        case plain
        case zstandard(ZstandardDecoder)
        case gzip(GzipDecoder)
    }

    private let input: CompressedInput
    private let engine: Engine
    private var pending: CorpusError?

    /// Opens the shard and finds its compression.
    init(shard: Shard, maximumWindowSize: Int) throws(CorpusError) {
        input = CompressedInput(file: try InputFile(shard))
        switch try CompressionFormat.detect(in: input) {
        case .plain: engine = .plain
        case .zstandard:
            engine = .zstandard(try ZstandardDecoder(input: input, maximumWindowSize: maximumWindowSize))
        case .gzip: engine = .gzip(try GzipDecoder(input: input))
        }
    }

    /// Bytes read from the file so far.
    var compressedBytesRead: Int { input.file.bytesRead }

    /// Decompresses up to `count` bytes.
    ///
    /// - Returns: `count`, or fewer before the end and before an error, or 0 at the end.
    /// - Throws: the error, once all bytes before it have been returned.
    func read(into destination: UnsafeMutablePointer<UInt8>, count: Int) throws(CorpusError) -> Int {
        if let pending { throw pending }
        var produced = 0
        do throws(CorpusError) {
            switch engine {
            case .plain: unsafe try copy(into: destination, count: count, produced: &produced)
            case .zstandard(let decoder):
                unsafe try decoder.decode(into: destination, count: count, produced: &produced)
            case .gzip(let decoder):
                unsafe try decoder.decode(into: destination, count: count, produced: &produced)
            }
        } catch {
            pending = error
            if produced == 0 { throw error }
        }
        return produced
    }

    private func copy(
        into destination: UnsafeMutablePointer<UInt8>, count: Int, produced: inout Int
    ) throws(CorpusError) {
        let buffered = min(count, input.available)
        unsafe destination.update(from: input.next, count: buffered)
        input.advance(buffered)
        produced = buffered
        while produced < count {
            let read = unsafe try input.file.read(into: destination + produced, count: count - produced)
            if read == 0 { return }
            produced += read
        }
    }
}
