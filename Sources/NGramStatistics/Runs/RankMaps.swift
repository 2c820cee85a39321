/// For each of several runs, where its ranks go in the union of their vocabularies.
///
/// Ranks keep their order under the map, so windows sorted by the old ranks are sorted by the new. Four bytes for each
/// token of each run. Threads may write the maps of different partitions at the same time.
@safe final class RankMaps: @unchecked Sendable {
    // Unchecked: each rank is written by one thread, and read after all have been written.
    private let storage: UnsafeMutablePointer<UInt32>
    private let byteCount: Int
    /// By run: where its map begins; index 0 of each map is that of rank 0, past the end of a document, and stays 0.
    private let starts: [Int]

    /// Bytes of a run's map.
    static func byteCount(of run: RunFile) -> Int { (run.typeCount + 1) * MemoryLayout<UInt32>.stride }

    init(_ runs: [OpenRun]) {
        var starts: [Int] = []
        var total = 0
        for run in runs {
            starts.append(total)
            total += run.file.typeCount + 1
        }
        self.starts = starts
        byteCount = runs.reduce(0) { $0 + Self.byteCount(of: $1.file) }
        unsafe storage = LargeMemory.allocate(byteCount).bindMemory(to: UInt32.self, capacity: total)
    }

    deinit { unsafe LargeMemory.free(storage, byteCount) }

    /// The map of a run, by its ranks from 0.
    subscript(run: Int) -> UnsafeMutablePointer<UInt32> { unsafe storage + starts[run] }
}
