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

    /// Merges runs in groups until they can be merged at once within a memory limit.
    ///
    /// What they then need for each token type may still pass the limit where few runs are left: merging those among
    /// themselves would take time and save little.
    func reduce(memory: Int, order: Int, threads: Int) throws {
        let fanIn = RunMerge.fanIn(memory: memory, threads: threads)
        while case let runs = takeAll(), !runs.isEmpty {
            let mapBytes = runs.reduce(0) { $0 + RankMaps.byteCount(of: $1) }
            if runs.count <= fanIn, mapBytes <= memory || runs.count <= Self.fewRuns {
                for run in runs { add(run) }
                return
            }
            let groups = Self.groups(of: runs, mapBytes: memory / threads, count: max(2, fanIn / threads))
            let turns = TurnCounter(turns: groups.count)
            try WorkerThreads.run(threads) { [self] _ in
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
        var groups: [[RunFile]] = [[]]
        var used = 0
        for run in runs {
            let bytes = RankMaps.byteCount(of: run)
            let last = groups.count - 1
            if groups[last].count >= count || (groups[last].count >= 2 && used + bytes > mapBytes) {
                groups.append([])
                used = 0
            }
            groups[groups.count - 1].append(run)
            used += bytes
        }
        return groups
    }
}
