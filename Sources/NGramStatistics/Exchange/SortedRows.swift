import DurableFiles

/// The rows of a file sorted by their ranks: in memory where they fit, else as sorted files to be merged.
struct SortedRows {
    private struct Row {
        var key: RankKey
        var value: UInt64
    }

    private let order: Int
    /// Sorted parts that memory did not hold, by how often they were merged.
    private var levels: [[RowFile]] = []
    private var partsMade = 0
    private var last: [Row] = []

    /// Parts that are merged at once, and files open for it.
    private static let maximumParts = 64
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
        let part = try newPart(in: folder)
        for row in last { try unsafe row.key.withRanks { try unsafe part.append($0, value: row.value) } }
        try part.finish()
        last.removeAll(keepingCapacity: true)
        try add(part, level: 0, folder)
    }

    /// Takes a sorted part; where a level is full, its parts become one of the next.
    private mutating func add(_ part: RowFile, level: Int, _ folder: TemporaryFolder) throws {
        if levels.count == level { levels.append([]) }
        levels[level].append(part)
        guard levels[level].count == Self.maximumParts else { return }
        let merged = try newPart(in: folder)
        try Self.merge(levels[level], []) { key, value in
            try unsafe key.withRanks { try unsafe merged.append($0, value: value) }
        }
        try merged.finish()
        levels[level] = []
        try add(merged, level: level + 1, folder)
    }

    private mutating func newPart(in folder: TemporaryFolder) throws -> RowFile {
        partsMade += 1
        return try RowFile(path: folder.file(named: "part-\(order)-\(partsMade)"), order: order)
    }

    /// Walks the rows of several sorted parts together.
    private static func merge(_ parts: [RowFile], _ rows: [Row], _ body: (RankKey, UInt64) throws -> Void) throws {
        let readers = try parts.map { try $0.reader() }
        var position = -1
        func next(_ source: Int) throws -> RankKey {
            if source < readers.count { return try readers[source].advance() ? readers[source].key : .none }
            position += 1
            return position < rows.count ? rows[position].key : .none
        }
        var tree = LoserTree(try (0...readers.count).map { try next($0) })
        while case let key = tree.least, key != .none {
            let source = tree.winner
            try body(key, source < readers.count ? readers[source].value : rows[position].value)
            tree.replaceLeast(try next(source))
        }
    }

    /// Walks the n-grams, each once.
    ///
    /// - Parameter adding: whether numbers of equal n-grams are added up.
    /// - Returns: `false`, and the walk ends, where they are not and an n-gram comes twice, or where a sum overflows.
    func forEach(adding: Bool, _ body: (RankKey, UInt64) throws -> Void) throws -> Bool {
        var current: Row?
        var isWhole = true
        try Self.merge(levels.flatMap(\.self), last) { key, value in
            guard isWhole else { return }
            if let row = current, row.key == key {
                let (sum, overflow) = row.value.addingReportingOverflow(value)
                isWhole = adding && !overflow
                current = Row(key: key, value: sum)
                return
            }
            if let row = current { try body(row.key, row.value) }
            current = Row(key: key, value: value)
        }
        if isWhole, let row = current { try body(row.key, row.value) }
        return isWhole
    }
}
