/// Hashes of documents in ascending order, lent part by part.
protocol DocumentHashSource: AnyObject {
    /// Replaces entries by the next of the source; a hash may come again.
    ///
    /// - Returns: `false` at the end.
    func next(into entries: DocumentHashEntries) throws -> Bool
}

/// Merges sources of hashes.
enum DocumentHashMerge {
    /// Walks the hashes of all sources in ascending order, each once.
    ///
    /// - Throws: what the sources and the body throw.
    /// - Complexity: O(hashes × log sources); a part of each source in memory.
    static func forEach(
        _ sources: [any DocumentHashSource], _ body: (DocumentHashes.Entry) throws -> Void
    ) throws {
        guard !sources.isEmpty else { return }
        let readers = sources.map { Reader($0) }
        var tree = LoserTree(try readers.map { try $0.advance() })
        while case let least = tree.least, !least.isEnd {
            var documents: UInt64 = 0
            while tree.least == least {
                let reader = readers[tree.winner]
                documents += reader.documents
                tree.replaceLeast(try reader.advance())
            }
            try body(
                DocumentHashes.Entry(hash: DocumentHash(high: least.high, low: least.low), documents: documents))
        }
    }

    /// Where a source is: its current hash, or its end, which comes after all hashes.
    private struct Place: Comparable, BitwiseCopyable {
        var isEnd = false
        var high: UInt64 = 0
        var low: UInt64 = 0

        @inline(__always)
        static func < (a: Place, b: Place) -> Bool {
            if a.high != b.high { return a.high < b.high }
            if a.low != b.low { return a.low < b.low }
            return !a.isEnd && b.isEnd
        }
    }

    private final class Reader {
        private let source: any DocumentHashSource
        private let part = DocumentHashEntries()
        private var position = -1

        init(_ source: any DocumentHashSource) { self.source = source }

        /// How many documents have the current hash.
        var documents: UInt64 { part.entries[position].documents }

        func advance() throws -> Place {
            position += 1
            if position >= part.count {
                position = 0
                guard try source.next(into: part) else { return Place(isEnd: true, high: .max, low: .max) }
            }
            let hash = part.entries[position].hash
            return Place(high: hash.high, low: hash.low)
        }
    }
}
