import Foundation

/// How many files a process may have open (`ulimit -n`).
enum OpenFileLimit {
    /// Files past which nobody asks.
    private static let most = 4096

    /// How many more files may be opened now, as far as ``most``.
    static func filesLeft() -> Int {
        var limit = rlimit()
        guard unsafe getrlimit(openFiles, &limit) == 0, limit.rlim_cur < rlim_t(most) else { return most }
        return (0..<Int32(limit.rlim_cur)).count { fcntl($0, F_GETFD) == -1 }
    }

    #if os(Linux)
    private static let openFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
    private static let openFiles = RLIMIT_NOFILE
    #endif
}
