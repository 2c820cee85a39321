/// Keeps account of malformed records so that the one reported does not depend on the order in which blocks finish.
///
/// Blocks are numbered as they are handed out, which is in the order of the file. A block's faults count once all blocks
/// before it have finished, so the fault that exceeds the limit is the same for any number of workers.
struct FaultLedger {
    /// The first malformed records that were left out, at most this many, are kept as examples.
    static let exampleLimit = 10

    private let limit: Int
    private let textField: String
    private var blocksHandedOut = 0
    private var blocksSettled = 0
    private var finished: [Int: (path: String, faults: [RecordFault])] = [:]
    private var settledFaults = 0
    private var faults = 0
    private var sourceFailure: CorpusError?
    /// What reading failed with; set once it is certain.
    private(set) var failure: CorpusError?
    private(set) var examples: [CorpusError] = []

    init(limit: Int, textField: String) {
        self.limit = limit
        self.textField = textField
    }

    /// Whether no more blocks may be handed out.
    var isStopping: Bool { faults > limit || sourceFailure != nil }

    /// Malformed records that were left out.
    var skipped: Int { min(faults, limit) }

    /// Numbers a block that is about to be parsed.
    mutating func handOut() -> Int {
        defer { blocksHandedOut += 1 }
        return blocksHandedOut
    }

    /// Notes that a block has been parsed.
    mutating func finish(block: Int, path: String, faults found: [RecordFault]) {
        finished[block] = (path, found)
        faults += found.count
        settle()
    }

    /// Notes what ended reading after the blocks handed out so far.
    mutating func fail(_ error: CorpusError) {
        if sourceFailure == nil { sourceFailure = error }
        settle()
    }

    private mutating func settle() {
        while failure == nil, let (path, found) = finished.removeValue(forKey: blocksSettled) {
            blocksSettled += 1
            for fault in found {
                if settledFaults == limit {
                    failure = fault.error(path: path, textField: textField, allowed: limit)
                    return
                }
                settledFaults += 1
                if examples.count < Self.exampleLimit {
                    examples.append(fault.error(path: path, textField: textField, allowed: 0))
                }
            }
        }
        if failure == nil, blocksSettled == blocksHandedOut { failure = sourceFailure }
    }
}
