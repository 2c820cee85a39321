/// Cuts the decompressed text of one shard into blocks of whole lines, and finds the lines.
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

    private var decoder: ShardDecoder?
    private var isClosed = false
    /// The format of the shard, once a line that is not blank has been met.
    private var format: RecordFormat?
    /// The start of a line whose end has not been decompressed.
    private let carry = ByteBuffer()
    private var carryCount = 0
    /// Bytes of decompressed text of the shard before the carry.
    private var offset = 0
    private var recordsInShard = 0
    private var failure: CorpusError?

    /// How far the shard has been read.
    private(set) var progress = SourceProgress()

    init(
        shard: Shard, index: Int, options: ReadingOptions, budget: ReadAheadBudget, dictionaries: ZstandardDictionaries
    ) {
        self.shard = shard
        shardIndex = index
        self.options = options
        self.budget = budget
        self.dictionaries = dictionaries
    }

    /// Where other workers can decompress ahead, if the shard is open and they can.
    var ring: FrameRing? { decoder?.ring }

    /// Fills the batch with the lines of the next block that has any; false at the end of the shard.
    ///
    /// - Throws: what ended reading, once every complete line before it has been handed out.
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
        format = options.format == .automatic ? nil : options.format
        decoder = try ShardDecoder(
            shard: shard, maximumWindowSize: options.maximumWindowSize, dictionaries: dictionaries, budget: budget)
    }

    private func fillBlock(_ batch: RecordBatch, from decoder: ShardDecoder) {
        batch.removeAll()
        batch.shardIndex = shardIndex
        batch.shardPath = shard.path
        batch.blockOffset = offset
        batch.firstRecordNumber = recordsInShard + 1
        let filled = decompress(into: batch.buffer, from: decoder)
        findLines(batch, count: filled.complete)
        batch.lineBytes = filled.complete
        batch.format = format ?? .text
        recordsInShard += batch.entries.count
        progress.records = recordsInShard
        progress.compressedBytes = decoder.compressedBytesRead
        offset += filled.complete
        carryCount = filled.total - filled.complete
        carry.reserve(carryCount)
        unsafe carry.base.update(from: batch.buffer.base + filled.complete, count: carryCount)
        if filled.isAtEnd { closeShard(decoder) }
    }

    /// Decompresses until a line is complete and the block is full.
    ///
    /// - Returns: bytes in the buffer; those of them that make up complete lines; whether the shard has ended.
    private func decompress(
        into buffer: ByteBuffer, from decoder: ShardDecoder
    ) -> (total: Int, complete: Int, isAtEnd: Bool) {
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
                    let complete = unsafe lastLineEnd(buffer.base, from: searched, to: filled) ?? 0
                    let located = locate(error, after: buffer, complete: complete, filled: filled)
                    // Smaller blocks would have met the limit before the damage.
                    let isTooLong = filled - complete > options.maximumRecordSize
                    failure =
                        isTooLong ? recordTooLarge(record: located.record ?? 1, offset: offset + complete) : located
                    return (filled, complete, false)
                }
                if count == 0 {
                    // The last line may lack its line feed; parsers rely on one.
                    unsafe buffer.base[filled] = 0x0A
                    return (filled, filled, true)
                }
                filled += count
                progress.decompressedBytes += count
            }
            if let complete = unsafe lastLineEnd(buffer.base, from: searched, to: filled) {
                return (filled, complete, false)
            }
            if filled > options.maximumRecordSize {
                failure = recordTooLarge(record: recordsInShard + 1, offset: offset)
                return (filled, 0, false)
            }
            searched = filled
            target = grown(filled)
            buffer.reserve(target)
        }
    }

    /// The size to which a block that holds no whole line grows.
    private func grown(_ count: Int) -> Int {
        max(count + 1, min(count + max(count, options.blockSize), options.maximumRecordSize + 1))
    }

    private func lastLineEnd(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var index = end
        while index > start {
            if unsafe base[index - 1] == 0x0A { return index }
            index -= 1
        }
        return nil
    }

    private func findLines(_ batch: RecordBatch, count: Int) {
        var entries: [RecordEntry] = []
        swap(&entries, &batch.entries)
        defer { swap(&entries, &batch.entries) }
        let base = unsafe batch.buffer.base
        var start = 0
        if offset == 0, count >= 3, unsafe base[0] == 0xEF, unsafe base[1] == 0xBB, unsafe base[2] == 0xBF { start = 3 }
        while start < count {
            let length = unsafe distanceToLineFeed(base + start, count: count - start) ?? count - start
            if length > options.maximumRecordSize {
                failure = recordTooLarge(record: recordsInShard + entries.count + 1, offset: offset + start)
                return
            }
            if let first = unsafe firstNotBlank(base + start, count: length) {
                if format == nil { format = detectedFormat(firstByte: first) }
                var textCount = length
                if format == .text, unsafe base[start + length - 1] == 0x0D { textCount -= 1 }
                entries.append(
                    RecordEntry(
                        textStart: UInt32(start), textCount: UInt32(textCount), lineStart: UInt32(start),
                        ordinal: UInt32(entries.count)))
            }
            start += length + 1
        }
    }

    private func firstNotBlank(_ line: UnsafePointer<UInt8>, count: Int) -> UInt8? {
        for index in 0..<count {
            let byte = unsafe line[index]
            if byte != 0x20, byte != 0x09, byte != 0x0D { return byte }
        }
        return nil
    }

    private func detectedFormat(firstByte: UInt8) -> RecordFormat {
        var name = shard.path.lowercased()
        for suffix in [".zst", ".zstd", ".gz", ".bz2", ".xz"] where name.hasSuffix(suffix) {
            name.removeLast(suffix.count)
            break
        }
        let isNamedJSON = [".jsonl", ".json", ".ndjson", ".jsonlines"].contains { name.hasSuffix($0) }
        return isNamedJSON || firstByte == UInt8(ascii: "{") ? .jsonl : .text
    }

    private func closeShard(_ decoder: ShardDecoder) {
        if recordsInShard == 0, failure == nil, !options.allowsEmptyShards {
            failure = CorpusError(
                code: .emptyFile,
                message: decoder.compressedBytesRead == 0
                    ? "it is empty" : "it holds no record, only blank lines or nothing",
                path: shard.path, advice: "leave it out, or fetch it again")
        }
        progress.shards = 1
        self.decoder = nil
        isClosed = true
    }

    private func recordTooLarge(record: Int, offset: Int) -> CorpusError {
        CorpusError(
            code: .recordTooLarge, message: "the line is longer than \(options.maximumRecordSize) bytes",
            path: shard.path, record: record, byteOffset: offset, byteOffsetSpace: .decompressedText,
            advice: "break the document up, or raise the limit (maximumRecordSize)")
    }

    /// Adds to a decoder's error the record in which it struck.
    private func locate(_ error: CorpusError, after buffer: ByteBuffer, complete: Int, filled: Int) -> CorpusError {
        var record = recordsInShard + 1
        var start = 0
        while start < complete {
            let length = unsafe distanceToLineFeed(buffer.base + start, count: complete - start) ?? complete - start
            if unsafe firstNotBlank(buffer.base + start, count: length) != nil { record += 1 }
            start += length + 1
        }
        return CorpusError(
            code: error.code, message: error.message, path: error.path, record: record, byteOffset: error.byteOffset,
            byteOffsetSpace: error.byteOffsetSpace, advice: error.advice)
    }
}
