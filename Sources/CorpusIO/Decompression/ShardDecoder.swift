/// A shard's text, decompressed from front to back in bounded memory.
final class ShardDecoder {
    private enum Engine {
        case plain
        case frames(FrameRing, InputFile)
        case zstandard(ZstandardDecoder)
        case members(MemberDecoder)
    }

    private let input: CompressedInput
    private let format: CompressionFormat
    private let maximumWindowSize: Int
    private let dictionaries: ZstandardDictionaries
    private var engine = Engine.plain
    private var pending: CorpusError?

    /// The unit whose text is being handed out.
    private var workspace: FrameWorkspace?
    private var workspacePosition = 0
    private var framesEnd = 0

    /// Opens the shard and finds its compression.
    ///
    /// - Parameters:
    ///   - dictionaries: those of zstd frames.
    ///   - budget: what may be decompressed ahead; `nil`: the file is decompressed frame after frame.
    ///   - http: how files at an address are fetched.
    ///   - cancellation: ends waiting for bytes from afar.
    init(
        shard: Shard, maximumWindowSize: Int, dictionaries: ZstandardDictionaries, budget: ReadAheadBudget?,
        http: HTTPOptions = HTTPOptions(), cancellation: Cancellation = Cancellation()
    ) throws(CorpusError) {
        let source = try shard.open(http, cancellation)
        input = CompressedInput(source)
        format = try CompressionFormat.detect(in: input)
        self.maximumWindowSize = maximumWindowSize
        self.dictionaries = dictionaries
        if let budget, dictionaries.isEmpty, let file = source as? InputFile,
            let plan = FramePlan(
                format: format, file: file, maximumWindowSize: maximumWindowSize, unitText: budget.unitText)
        {
            engine = .frames(FrameRing(plan: plan, format: format, file: file, budget: budget), file)
        } else {
            try decodeSequentially(framesBefore: 0)
        }
    }

    /// Bytes of the file that were needed so far.
    var compressedBytesRead: Int {
        if case .frames = engine { return framesEnd }
        return input.source.bytesRead
    }

    /// Where other threads can decompress ahead, if they can.
    var ring: FrameRing? {
        if case .frames(let ring, _) = engine { return ring }
        return nil
    }

    private func decodeSequentially(framesBefore: Int) throws(CorpusError) {
        switch format {
        case .plain: engine = .plain
        case .zstandard:
            engine = .zstandard(
                try ZstandardDecoder(
                    input: input, maximumWindowSize: maximumWindowSize, dictionaries: try dictionaries.load(),
                    framesBefore: framesBefore))
        case .gzip: try decodeMembers(GzipInflater.self, framesBefore)
        case .bzip2:
            #if BZip2
            try decodeMembers(BZip2Inflater.self, framesBefore)
            #else
            throw CompressionFormat.missingTrait("bzip2", trait: "BZip2", path: input.source.path)
            #endif
        case .xz:
            #if XZ
            try decodeMembers(XZInflater.self, framesBefore)
            #else
            throw CompressionFormat.missingTrait("xz", trait: "XZ", path: input.source.path)
            #endif
        }
    }

    private func decodeMembers(_ kind: any MemberInflater.Type, _ membersBefore: Int) throws(CorpusError) {
        engine = .members(
            try MemberDecoder(kind, input: input, memoryLimit: maximumWindowSize, membersBefore: membersBefore))
    }

    /// Decompresses up to `count` bytes.
    ///
    /// - Returns: `count`, or fewer before the end and before an error, or 0 at the end.
    /// - Throws: the error, once all bytes before it have been returned.
    func read(into destination: UnsafeMutablePointer<UInt8>, count: Int) throws(CorpusError) -> Int {
        if let pending { throw pending }
        var produced = 0
        do throws(CorpusError) {
            if case .frames(let ring, let file) = engine {
                unsafe try copyFrames(ring, file, into: destination, count: count, produced: &produced)
            }
            switch engine {
            case .frames: break
            case .plain: unsafe try copy(into: destination, count: count, produced: &produced)
            case .zstandard(let decoder):
                unsafe try decoder.decode(into: destination, count: count, produced: &produced)
            case .members(let decoder):
                unsafe try decoder.decode(into: destination, count: count, produced: &produced)
            }
        } catch {
            pending = error
            if produced == 0 { throw error }
        }
        return produced
    }

    private func copyFrames(
        _ ring: FrameRing, _ file: InputFile, into destination: UnsafeMutablePointer<UInt8>, count: Int,
        produced: inout Int
    ) throws(CorpusError) {
        while produced < count {
            if let workspace {
                let size = min(count - produced, workspace.textCount - workspacePosition)
                unsafe (destination + produced).update(from: workspace.text + workspacePosition, count: size)
                produced += size
                workspacePosition += size
                if workspacePosition == workspace.textCount {
                    ring.recycle(workspace)
                    self.workspace = nil
                }
                continue
            }
            switch ring.next() {
            case .text(let next):
                workspace = next
                workspacePosition = 0
                framesEnd = next.endOffset
            case .end(let offset, let frames):
                try file.seek(to: offset)
                input.drop()
                try decodeSequentially(framesBefore: frames)
                return
            }
        }
    }

    private func copy(
        into destination: UnsafeMutablePointer<UInt8>, count: Int, produced: inout Int
    ) throws(CorpusError) {
        let buffered = min(count - produced, input.available)
        unsafe (destination + produced).update(from: input.next, count: buffered)
        input.advance(buffered)
        produced += buffered
        while produced < count {
            let read = unsafe try input.source.read(into: destination + produced, count: count - produced)
            if read == 0 { return }
            produced += read
        }
    }
}
