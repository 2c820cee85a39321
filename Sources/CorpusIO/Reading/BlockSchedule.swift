/// Decides what each worker of a reader does next.
///
/// A worker takes the first open shard that no other worker is busy with, and cuts its next block. Where all are busy it
/// decompresses units of them ahead, else it opens the next shard, else it waits. So one worker alone reads everything in
/// order, and many keep each other busy without a thread of their own.
// @unchecked Sendable: a source is in the hands of one worker while its lane is busy, and here otherwise.
struct BlockSchedule: @unchecked Sendable {
    /// More shards than this are not open at once.
    private static let maximumLanes = 64

    private struct Lane {
        let source: BlockSource
        var isBusy = true
        var ring: FrameRing?
        var progress = SourceProgress()
    }

    enum Step {
        /// Cut the next block, then call ``handOut(_:)``, ``end(_:)`` or ``fail(_:_:)``.
        case fill(BlockSource)
        case decompress(FrameRing, FrameRing.Claim)
        case end
        case failed(CorpusError)
    }

    private let shards: [Shard]
    private let options: ReadingOptions
    private let budget: ReadAheadBudget
    private let dictionaries: ZstandardDictionaries
    /// The open shards, in their order.
    private var lanes: [Lane] = []
    private var nextShard = 0
    private var closedProgress = SourceProgress()
    /// Ends reading.
    let cancellation = Cancellation()
    var ledger: FaultLedger

    init(shards: [Shard], options: ReadingOptions) {
        self.shards = shards
        self.options = options
        budget = ReadAheadBudget(unitText: min(max(options.blockSize, 1 << 16), 1 << 20))
        dictionaries = ZstandardDictionaries(paths: options.zstandardDictionaries)
        ledger = FaultLedger(limit: options.maximumMalformedRecords)
    }

    /// What the calling worker does next; `nil`: it waits until something has changed.
    mutating func nextStep() -> Step? {
        if let failure = ledger.failure { return .failed(failure) }
        if cancellation.isRequested { return .end }
        lanes.removeAll { !$0.isBusy && !ledger.mayHandOut(shard: $0.source.shardIndex) }
        if let free = lanes.firstIndex(where: { !$0.isBusy }) {
            lanes[free].isBusy = true
            return .fill(lanes[free].source)
        }
        for lane in lanes {
            if let ring = lane.ring, let claim = ring.claimAhead() { return .decompress(ring, claim) }
        }
        if nextShard < shards.count, lanes.count < Self.maximumLanes, ledger.mayHandOut(shard: nextShard) {
            let source = BlockSource(
                shard: shards[nextShard], index: nextShard, options: options, budget: budget,
                dictionaries: dictionaries, cancellation: cancellation)
            nextShard += 1
            lanes.append(Lane(source: source))
            return .fill(source)
        }
        return lanes.isEmpty ? .end : nil
    }

    /// Takes a source back, and numbers the block that was cut.
    mutating func handOut(_ source: BlockSource, path: String) -> Int {
        if let lane = lane(of: source) {
            lanes[lane].isBusy = false
            lanes[lane].ring = source.ring
            lanes[lane].progress = source.progress
        }
        return ledger.handOut(shard: source.shardIndex, path: path)
    }

    /// Takes back a source that has no more blocks.
    mutating func end(_ source: BlockSource) {
        close(source)
        ledger.end(shard: source.shardIndex)
    }

    /// Takes back a source that has failed.
    mutating func fail(_ source: BlockSource, _ error: CorpusError) {
        close(source)
        ledger.fail(shard: source.shardIndex, error)
    }

    private mutating func close(_ source: BlockSource) {
        if let lane = lane(of: source) { lanes.remove(at: lane) }
        closedProgress.add(source.progress)
    }

    private func lane(of source: BlockSource) -> Int? { lanes.firstIndex { $0.source === source } }

    /// How far all shards together have been read.
    var progress: SourceProgress {
        var sum = closedProgress
        for lane in lanes { sum.add(lane.progress) }
        return sum
    }
}

extension SourceProgress {
    fileprivate mutating func add(_ other: SourceProgress) {
        compressedBytes += other.compressedBytes
        decompressedBytes += other.decompressedBytes
        records += other.records
        shards += other.shards
    }
}
