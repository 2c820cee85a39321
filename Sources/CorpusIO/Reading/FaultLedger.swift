/// Keeps account of malformed records so that the one reported does not depend on the order in which blocks finish.
///
/// Each shard's blocks are numbered as they are handed out, which is in the order of the file. A block's faults count once
/// all blocks before it, in its shard and in those before, have finished, so the fault that exceeds the limit is the same
/// for any number of workers.
struct FaultLedger {
    /// The first malformed records that were left out, at most this many, are kept as examples.
    static let exampleLimit = 10

    /// A shard of which not everything has been settled.
    private struct Account {
        var path = ""
        var blocksHandedOut = 0
        var blocksSettled = 0
        var finished: [Int: [RecordFault]] = [:]
        var faults = 0
        /// What ended the shard, after its blocks.
        var sourceFailure: CorpusError?
        var isEnded = false
    }

    private let limit: Int
    private var accounts: [Int: Account] = [:]
    /// The first shard that has not been settled whole.
    private var settledShards = 0
    private var settledFaults = 0
    /// Faults of the shards that have been settled whole.
    private var faultsOfSettledShards = 0
    private var faults = 0
    /// What reading failed with; set once it is certain.
    private(set) var failure: CorpusError?
    /// The block in which reading failed, or the number after the last where no record was to blame.
    private var failurePlace = (shard: Int.max, block: Int.max)
    private(set) var examples: [CorpusError] = []
    /// Sequences of text that were not UTF-8 and were replaced.
    private(set) var replaced = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Malformed records that were left out.
    var skipped: Int { min(faults, limit) }

    /// Whether further blocks of a shard can matter: not once a fault before them ends reading.
    func mayHandOut(shard: Int) -> Bool {
        if failure != nil { return false }
        var before = faultsOfSettledShards
        for (index, account) in accounts where index <= shard {
            if account.sourceFailure != nil { return false }
            before += account.faults
        }
        return before <= limit
    }

    /// Numbers a block that is about to be parsed.
    mutating func handOut(shard: Int, path: String) -> Int {
        var account = accounts[shard] ?? Account(path: path)
        defer {
            account.blocksHandedOut += 1
            accounts[shard] = account
        }
        return account.blocksHandedOut
    }

    /// Notes that a block has been parsed.
    ///
    /// - Parameter replaced: sequences of its text that were not UTF-8.
    mutating func finish(block: Int, shard: Int, faults found: [RecordFault], replaced: Int = 0) {
        self.replaced += replaced
        accounts[shard]?.finished[block] = found
        accounts[shard]?.faults += found.count
        faults += found.count
        settle()
    }

    /// Notes that all blocks of a shard have been handed out.
    mutating func end(shard: Int) {
        accounts[shard, default: Account()].isEnded = true
        settle()
    }

    /// Notes what ended a shard after the blocks handed out so far.
    mutating func fail(shard: Int, _ error: CorpusError) {
        accounts[shard, default: Account()].sourceFailure = error
        settle()
    }

    /// What reading failed with in this block or before it: later failures leave the block's records as they are.
    func failure(upTo block: Int, shard: Int) -> CorpusError? {
        failurePlace <= (shard, block) ? failure : nil
    }

    private mutating func settle() {
        while failure == nil, var account = accounts.removeValue(forKey: settledShards) {
            settleBlocks(of: &account)
            let isSettled = failure == nil && account.blocksSettled == account.blocksHandedOut
            if isSettled, let error = account.sourceFailure {
                failure = error
                failurePlace = (settledShards, account.blocksHandedOut)
            }
            guard isSettled, account.isEnded, failure == nil else {
                accounts[settledShards] = account
                return
            }
            faultsOfSettledShards += account.faults
            settledShards += 1
        }
    }

    private mutating func settleBlocks(of account: inout Account) {
        while let found = account.finished.removeValue(forKey: account.blocksSettled) {
            account.blocksSettled += 1
            for fault in found {
                if settledFaults == limit {
                    failure = fault.error(path: account.path, allowed: limit)
                    failurePlace = (settledShards, account.blocksSettled - 1)
                    return
                }
                settledFaults += 1
                if examples.count < Self.exampleLimit {
                    examples.append(fault.error(path: account.path, allowed: 0))
                }
            }
        }
    }
}
