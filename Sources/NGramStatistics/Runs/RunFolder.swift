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

    /// Merges runs in groups until they are few enough to be merged at once.
    func reduce(to fanIn: Int, order: Int, threads: Int) throws {
        while case let runs = takeAll(), !runs.isEmpty {
            if runs.count <= fanIn {
                for run in runs { add(run) }
                return
            }
            let groups = stride(from: 0, to: runs.count, by: fanIn).map {
                Array(runs[$0..<min($0 + fanIn, runs.count)])
            }
            let turns = TurnCounter(turns: groups.count)
            try WorkerThreads.run(threads) { [self] _ in
                while let turn = turns.next() {
                    add(try RunMerge(groups[turn], order: order, threads: 1).write(runAt: nextPath()))
                }
            }
        }
    }
}
