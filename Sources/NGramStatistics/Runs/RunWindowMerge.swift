import DurableFiles

/// One thread's merge of the windows that several runs have in a partition.
@safe struct RunWindowMerge<Key: WindowKey> {
    private let sources: [RunWindows<Key>]
    private let union: RunUnion
    private let order: Int

    init(_ runs: [OpenRun], _ union: RunUnion, order: Int) {
        self.union = union
        self.order = order
        let layout = union.layout(of: 0, order: order)
        sources = runs.enumerated().map { RunWindows($0.element, map: union.maps[$0.offset], layout: layout) }
    }

    /// Walks the windows of a partition, ascending; a window comes once from each run that has it.
    @inline(__always)
    func forEach(_ partition: Int, _ body: (_ key: Key, _ count: UInt64) throws -> Void) throws {
        let layout = union.layout(of: partition, order: order)
        var first: [Key] = []
        for source in sources { first.append(try source.seek(partition: partition, layout: layout)) }
        var tree = LoserTree(first)
        // The array keeps the sources; counting references for each window would take longer than merging it.
        try unsafe sources.withUnsafeBufferPointer { sources in
            while case let key = tree.least, key != .none {
                let source = unsafe Unmanaged.passUnretained(sources[tree.winner])
                try body(key, unsafe source._withUnsafeGuaranteedRef { $0.count })
                tree.replaceLeast(try unsafe source._withUnsafeGuaranteedRef { try $0.advance() })
            }
        }
    }
}
