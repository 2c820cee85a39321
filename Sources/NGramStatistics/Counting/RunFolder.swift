import DurableFiles
import Synchronization

/// The sorted runs of one profile in the making, in a temporary folder that is removed with this value.
final class RunFolder: Sendable {
    private let folder: TemporaryFolder
    private let runs = Mutex<[String]>([])

    init(in parent: String?) throws { folder = try TemporaryFolder(in: parent) }

    var path: String { folder.path }
    /// The runs' files.
    var paths: [String] { runs.withLock { $0 } }

    /// A path for the next run; it counts as one of the runs from now on.
    func nextPath() -> String {
        runs.withLock { paths in
            let path = folder.file(named: "run-\(paths.count)")
            paths.append(path)
            return path
        }
    }
}
