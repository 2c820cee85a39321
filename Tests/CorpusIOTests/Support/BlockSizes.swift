import Testing

@testable import CorpusIO

/// Reads one file with blocks of many sizes and several numbers of workers, which must all come to the same.
func readAlike(
    _ path: String, _ options: ReadingOptions = ReadingOptions(), location: SourceLocation = #_sourceLocation
) throws -> Outcome {
    let reference = try read([path], options)
    for (blockSize, workers) in [(1, 1), (2, 3), (7, 1), (64, 3), (1000, 2)] {
        var changed = options
        changed.blockSize = blockSize
        let outcome = try read([path], changed, workers: workers)
        let comment: Comment = "blocks of \(blockSize), \(workers) workers"
        #expect(outcome.failure == reference.failure, comment, sourceLocation: location)
        // After a failure, how many records before it are handed out depends on the blocks.
        if reference.failure == nil {
            #expect(outcome.records == reference.records, comment, sourceLocation: location)
            #expect(outcome.skipped == reference.skipped, comment, sourceLocation: location)
            #expect(outcome.replaced == reference.replaced, comment, sourceLocation: location)
        }
    }
    return reference
}
