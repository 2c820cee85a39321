import DurableFiles

/// Merges sorted runs, partition by partition on several threads.
@safe struct RunMerge: Sendable {
    private let runs: [OpenRun]
    private let order: Int
    private let threads: Int
    /// Entries of the highest order that a thread gathers before it writes them.
    private let entryLimit: Int

    /// - Parameter memory: bytes for what threads gather before they write it.
    init(_ runs: [RunFile], order: Int, threads: Int, memory: Int = .max) throws(FileOutputError) {
        precondition(!runs.isEmpty)
        // Lower orders have fewer entries, each smaller; arrays double as they grow.
        entryLimit = max(NGramEntries.blockCapacity, memory / threads / (order * (4 * order + 8) * 2))
        var open: [OpenRun] = []
        for run in runs { open.append(try OpenRun(run)) }
        self.runs = open
        self.order = order
        self.threads = threads
    }

    /// Bytes of memory that one thread needs for each run.
    private static let memoryForEachRun = 160 << 10
    private static let largestFanIn = 512

    /// Most runs to merge at once within a memory limit and the files that may still be opened; two at least.
    static func fanIn(memory: Int, threads: Int, openFiles: Int) -> Int {
        let byMemory = max(8, memory / (memoryForEachRun * threads))
        return max(2, min(largestFanIn, byMemory, openFiles - threads - filesOfOneMerge))
    }

    /// Files that are opened besides the runs and one output for each thread: of what the process may do meanwhile.
    private static let filesOfOneMerge = 8

    /// Writes the sections of a profile file.
    func write(to writer: ProfileFileWriter) throws {
        let tokenSections = ProfileSections(writer: writer)
        let union = try RunUnion(runs, threads: threads, sections: tokenSections) {
            partition, tokens, workspace in
            try tokenSections.submit(turn: partition, tokens: tokens, ngrams: [], workspace)
        }
        try tokenSections.finish()
        let sections = ProfileSections(writer: writer)
        let turns = TurnCounter(turns: HashPartitions.count)
        try WorkerThreads.run(threads) { _ in
            do { try writePartitions(turns, union, sections) } catch {
                sections.abandon()
                throw error
            }
        }
        try sections.finish()
    }

    private func writePartitions(_ turns: TurnCounter, _ union: RunUnion, _ sections: ProfileSections) throws {
        switch union.keyBits(order: order) {
        case ...UInt64.bitWidth: try writePartitions(turns, union, sections, as: UInt64.self)
        case ...UInt128.bitWidth: try writePartitions(turns, union, sections, as: UInt128.self)
        default: try writePartitions(turns, union, sections, as: RankKey.self)
        }
    }

    private func writePartitions<Key: WindowKey>(
        _ turns: TurnCounter, _ union: RunUnion, _ sections: ProfileSections, as: Key.Type
    ) throws {
        let ngrams = NGramEntries.empty(upTo: order)
        let workspace = BlockWorkspace()
        let merge = RunWindowMerge<Key>(runs, union, order: order)
        while let partition = turns.next() {
            for entries in ngrams { entries.removeAll() }
            var tally = unsafe WindowTally<Key>(
                union.layout(of: partition, order: order), entries: ngrams, tokenCounts: nil)
            var isAbandoned = false
            try merge.forEach(partition) { key, count in
                tally.append(key, count: count)
                if tally.waitingCount >= entryLimit, !isAbandoned {
                    isAbandoned = try !sections.submit(
                        turn: partition, endsTurn: false, tokens: nil, ngrams: ngrams, workspace)
                    for entries in ngrams { entries.removeAll() }
                }
            }
            if isAbandoned { return }
            tally.finish()
            guard try sections.submit(turn: partition, tokens: nil, ngrams: ngrams, workspace) else { return }
        }
    }

    /// Merges all runs into one.
    func write(runAt path: String) throws -> RunFile {
        let writer = try RunWriter(path: path, order: order)
        let lender = SingleThreaded(writer)
        let union = try RunUnion(runs, threads: 1) { _, tokens, _ in
            try lender.value.write(tokens)
            return true
        }
        switch union.keyBits(order: order) {
        case ...UInt64.bitWidth: try write(union, to: writer, as: UInt64.self)
        case ...UInt128.bitWidth: try write(union, to: writer, as: UInt128.self)
        default: try write(union, to: writer, as: RankKey.self)
        }
        return try writer.finish()
    }

    private func write<Key: WindowKey>(_ union: RunUnion, to writer: RunWriter, as: Key.Type) throws {
        let merge = RunWindowMerge<Key>(runs, union, order: order)
        let ranks = UnsafeMutablePointer<UInt32>.allocate(capacity: order)
        defer { unsafe ranks.deallocate() }
        for partition in 0..<HashPartitions.count {
            let layout = union.layout(of: partition, order: order)
            var current = Key.none
            var total: UInt64 = 0
            func close() throws(FileOutputError) {
                if current == .none { return }
                unsafe current.unpack(into: ranks, layout)
                try unsafe writer.append(ranks, count: total)
            }
            try merge.forEach(partition) { key, count in
                if key != current {
                    try close()
                    current = key
                    total = 0
                }
                total += count
            }
            try close()
            try writer.finishWindows()
        }
    }

    /// Lends a value to a closure that one thread alone runs.
    private struct SingleThreaded<Value>: @unchecked Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }
}
