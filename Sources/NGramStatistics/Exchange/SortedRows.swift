import DurableFiles

/// The rows of a file sorted by their ranks: in memory where they fit, else as sorted files to be merged.
struct SortedRows {
    private struct Row {
        var key: RankKey
        var value: UInt64
    }

    private let order: Int
    /// Sorted parts that memory did not hold.
    private var parts: [RowFile] = []
    private var last: [Row] = []

    /// Memory that sorting needs for a row: the row, and half of it again to merge in.
    static let bytesPerRow = MemoryLayout<Row>.stride * 3 / 2

    /// - Parameters:
    ///   - ranks: by the ids in the file.
    ///   - capacity: rows that are sorted at once.
    init(_ file: RowFile, layout: WindowLayout, ranks: [UInt32], capacity: Int, folder: TemporaryFolder) throws {
        order = layout.order
        let reader = try file.reader()
        last.reserveCapacity(min(file.count, capacity))
        while try reader.advance() {
            var key = RankKey()
            for place in 0..<order { key[place] = ranks[Int(reader.key[place])] }
            if last.count == capacity { try spill(to: folder) }
            last.append(Row(key: key, value: reader.value))
        }
        last.sort { $0.key < $1.key }
    }

    private mutating func spill(to folder: TemporaryFolder) throws {
        last.sort { $0.key < $1.key }
        let part = try RowFile(path: folder.file(named: "part-\(order)-\(parts.count)"), order: order)
        for row in last { try unsafe row.key.withRanks { try unsafe part.append($0, value: row.value) } }
        try part.finish()
        parts.append(part)
        last.removeAll(keepingCapacity: true)
    }

    /// Walks the n-grams, each once.
    ///
    /// - Parameter adding: whether numbers of equal n-grams are added up.
    /// - Returns: `false`, and the walk ends, where they are not and an n-gram comes twice, or where a sum overflows.
    func forEach(adding: Bool, _ body: (RankKey, UInt64) throws -> Void) throws -> Bool {
        let readers = try parts.map { try $0.reader() }
        var position = -1
        func next(_ source: Int) throws -> RankKey {
            if source < readers.count { return try readers[source].advance() ? readers[source].key : .none }
            position += 1
            return position < last.count ? last[position].key : .none
        }
        var tree = LoserTree(try (0...readers.count).map { try next($0) })
        while case let key = tree.least, key != .none {
            var sum: UInt64 = 0
            var isFirst = true
            while tree.least == key {
                let source = tree.winner
                let value = source < readers.count ? readers[source].value : last[position].value
                let (total, overflow) = sum.addingReportingOverflow(value)
                guard isFirst || adding, !overflow else { return false }
                sum = total
                isFirst = false
                tree.replaceLeast(try next(source))
            }
            try body(key, sum)
        }
        return true
    }
}
