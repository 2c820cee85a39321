/// Cuts the decompressed text of one shard into blocks of whole records.
///
/// Only what must be done in the order of the file is done here; blocks are parsed elsewhere.
// @unchecked Sendable: one worker at a time has it, by the schedule of the reader that owns it.
final class BlockSource: @unchecked Sendable {
    /// The shard's position among the corpus' shards.
    let shardIndex: Int
    private let shard: Shard
    private let options: ReadingOptions
    private let budget: ReadAheadBudget
    private let dictionaries: ZstandardDictionaries
    private let cancellation: Cancellation

    private var decoder: ShardDecoder?
    private var isClosed = false
    /// Cuts the shard's text.
    private var cutter: RecordCutter
    /// The start of a record whose end has not been decompressed.
    private let carry = ByteBuffer()
    private var carryCount = 0
    private var failure: CorpusError?

    /// How far the shard has been read.
    private(set) var progress = SourceProgress()

    init(
        shard: Shard, index: Int, options: ReadingOptions, budget: ReadAheadBudget, dictionaries: ZstandardDictionaries,
        cancellation: Cancellation
    ) {
        self.shard = shard
        shardIndex = index
        self.options = options
        self.budget = budget
        self.dictionaries = dictionaries
        self.cancellation = cancellation
        cutter = RecordCutter(path: shard.path, options: options)
    }

    /// Where other workers can decompress ahead, if the shard is open and they can.
    var ring: FrameRing? { decoder?.ring }

    /// Fills the batch with the records of the next block that has any; false at the end of the shard.
    ///
    /// - Throws: what ended reading, once every complete record before it has been handed out.
    func fill(_ batch: RecordBatch) throws(CorpusError) -> Bool {
        while true {
            if let failure { throw failure }
            if decoder == nil {
                if isClosed { return false }
                do throws(CorpusError) { try openShard() } catch {
                    failure = error
                    throw error
                }
            }
            if let decoder { fillBlock(batch, from: decoder) }
            if !batch.entries.isEmpty { return true }
        }
    }

    private func openShard() throws(CorpusError) {
        decoder = try ShardDecoder(
            shard: shard, maximumWindowSize: options.maximumWindowSize, dictionaries: dictionaries, budget: budget,
            http: options.http, cancellation: cancellation)
    }

    private func fillBlock(_ batch: RecordBatch, from decoder: ShardDecoder) {
        batch.removeAll()
        batch.shardIndex = shardIndex
        batch.shardPath = shard.path
        batch.blockOffset = cutter.offset
        batch.firstRecordNumber = cutter.records + 1
        let filled = decompress(into: batch, from: decoder)
        if failure == nil { failure = cutter.failure }
        batch.lineBytes = filled.complete
        batch.format = cutter.format ?? .text
        if options.readsPairs, batch.format == .text || batch.format == .wet, !batch.entries.isEmpty {
            failure = ParallelCorpus.noPairs(shard.path)
            batch.removeAll()
            return
        }
        batch.table = cutter.table
        batch.cutFaults = cutter.faults
        cutter.advance(by: filled.complete, records: batch.entries.count)
        progress.records = cutter.records
        progress.compressedBytes = decoder.compressedBytesRead
        carryCount = filled.total - filled.complete
        carry.reserve(carryCount)
        unsafe carry.base.update(from: batch.buffer.base + filled.complete, count: carryCount)
        if filled.isAtEnd { closeShard(decoder) }
    }

    /// Decompresses until a record is complete and the block is full, and finds the block's records.
    ///
    /// - Returns: bytes in the buffer; those of them that are done with; whether the shard has ended.
    private func decompress(
        into batch: RecordBatch, from decoder: ShardDecoder
    ) -> (total: Int, complete: Int, isAtEnd: Bool) {
        let buffer = batch.buffer
        var target = carryCount < options.blockSize ? options.blockSize : grown(carryCount)
        buffer.reserve(target)
        unsafe buffer.base.update(from: carry.base, count: carryCount)
        var filled = carryCount
        var searched = filled
        while true {
            while filled < target {
                let count: Int
                do throws(CorpusError) {
                    count = unsafe try decoder.read(into: buffer.base + filled, count: target - filled)
                } catch {
                    let complete = cut(batch, searched: searched, filled: filled, isAtEnd: false) ?? 0
                    // Smaller blocks would have met the limit before the damage.
                    let isTooLong = filled - complete > options.maximumRecordSize
                    failure =
                        cutter.failure
                        ?? (isTooLong
                            ? cutter.recordTooLarge(at: complete, preceding: batch.entries.count)
                            : locate(error, preceding: batch.entries.count))
                    return (filled, complete, false)
                }
                if count == 0 {
                    // The last line may lack its line feed; parsers rely on one.
                    unsafe buffer.base[filled] = 0x0A
                    return (filled, cut(batch, searched: searched, filled: filled, isAtEnd: true) ?? 0, true)
                }
                filled += count
                progress.decompressedBytes += count
            }
            if let complete = cut(batch, searched: searched, filled: filled, isAtEnd: false) {
                return (filled, complete, false)
            }
            if filled > options.maximumRecordSize {
                failure = cutter.recordTooLarge()
                return (filled, 0, false)
            }
            searched = filled
            target = grown(filled)
            buffer.reserve(target)
        }
    }

    private func cut(_ batch: RecordBatch, searched: Int, filled: Int, isAtEnd: Bool) -> Int? {
        unsafe cutter.cut(
            batch.buffer.base, searched: searched, count: filled, isAtEnd: isAtEnd, into: &batch.entries)
    }

    /// The size to which a block that holds no whole record grows.
    private func grown(_ count: Int) -> Int {
        max(count + 1, min(count + max(count, options.blockSize), options.maximumRecordSize + 1))
    }

    private func closeShard(_ decoder: ShardDecoder) {
        if cutter.records == 0, failure == nil, !options.allowsEmptyShards {
            failure = CorpusError(
                code: .emptyFile,
                message: decoder.compressedBytesRead == 0
                    ? "it is empty" : "it holds no record, only \(cutter.blankContent) or nothing",
                path: shard.path, advice: "leave it out, or fetch it again")
        }
        progress.shards = 1
        self.decoder = nil
        isClosed = true
    }

    /// Adds to a decoder's error the record in which it struck.
    private func locate(_ error: CorpusError, preceding: Int) -> CorpusError {
        CorpusError(
            code: error.code, message: error.message, path: error.path, record: cutter.records + preceding + 1,
            byteOffset: error.byteOffset, byteOffsetSpace: error.byteOffsetSpace, advice: error.advice)
    }
}
