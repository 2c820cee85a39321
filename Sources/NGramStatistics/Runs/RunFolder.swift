import DurableFiles
import Synchronization

/// The sorted runs of one profile in the making, in a temporary folder that is removed with this value.
final class RunFolder: Sendable {
    private let folder: TemporaryFolder
    private let state = Mutex((next: 0, runs: [RunFile]()))

    init(in parent: String?) throws(FileOutputError) { folder = try TemporaryFolder(in: parent) }

    var path: String { folder.path }

    /// A path for the next run.
    func nextPath() -> String {
        state.withLock { state in
            defer { state.next += 1 }
            return folder.file(named: "run-\(state.next)")
        }
    }

    func add(_ run: RunFile) { state.withLock { $0.runs.append(run) } }

    var isEmpty: Bool { state.withLock { $0.runs.isEmpty } }

    /// Hands over all runs.
    func takeAll() -> [RunFile] {
        state.withLock { state in
            defer { state.runs = [] }
            return state.runs
        }
    }

    /// Merges runs in groups until they can be merged at once within a memory limit and the files that may be open.
    ///
    /// What they then need for each token type may still pass the memory limit where few runs are left: merging those
    /// among themselves would take time and save little.
    ///
    /// - Parameter openFiles: how many more files may be open at once.
    func reduce(memory: Int, order: Int, threads: Int, openFiles: Int = OpenFileLimit.filesLeft()) throws {
        let fanIn = RunMerge.fanIn(memory: memory, threads: threads, openFiles: openFiles)
        // Each merges two runs at least.
        let workers = max(1, min(threads, fanIn / 2))
        while case let runs = takeAll(), !runs.isEmpty {
            if runs.count <= fanIn, runs.count <= Self.fewRuns || RankMapsBuilder.byteCount(of: runs) <= memory {
                for run in runs { add(run) }
                return
            }
            let groups = Self.groups(of: runs, mapBytes: memory / workers, count: max(2, fanIn / workers))
            let turns = TurnCounter(turns: groups.count)
            try WorkerThreads.run(workers) { [self] _ in
                while let turn = turns.next() {
                    if groups[turn].count == 1 {
                        add(groups[turn][0])
                    } else {
                        add(try RunMerge(groups[turn], order: order, threads: 1).write(runAt: nextPath()))
                    }
                }
            }
        }
    }

    private static let fewRuns = 4

    /// Cuts runs into groups within limits, but of at least two, so that each round leaves fewer.
    private static func groups(of runs: [RunFile], mapBytes: Int, count: Int) -> [[RunFile]] {
        var groups: [[RunFile]] = []
        var group: [RunFile] = []
        for run in runs {
            if group.count >= count
                || (group.count >= 2 && RankMapsBuilder.byteCount(of: group + [run]) > mapBytes)
            {
                groups.append(group)
                group = []
            }
            group.append(run)
        }
        return groups + [group]
    }
}
