extension Corpus {
    /// Lends every record in order, on the calling thread.
    ///
    /// - Parameters:
    ///   - options: how to read.
    ///   - body: called with each record; what it throws ends reading.
    /// - Returns: malformed records left out.
    /// - Throws: ``CorpusError``, or what `body` throws.
    @discardableResult
    public func forEachRecord(
        options: ReadingOptions = ReadingOptions(), _ body: (borrowing Record) throws -> Void
    ) throws -> Int {
        let reader = CorpusReader(corpus: self, options: options)
        let batch = RecordBatch()
        while try reader.nextBatch(into: batch) { try batch.forEachRecord(body) }
        return reader.skippedRecords
    }
}
