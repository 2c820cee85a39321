import DurableFiles
import Foundation
import Synchronization

/// What happens on SIGINT, SIGTERM and SIGHUP: temporary files are removed and the process ends with status 130.
enum Interruption {
    /// The exit status of an interrupted process.
    static let status: Int32 = 130

    private static let hasBegun = Atomic(false)

    /// Starts a thread that waits for the signals; call before any other thread is started.
    ///
    /// The signals are blocked everywhere and taken by `sigwait`, so that the removal may use locks and memory, which a
    /// signal handler must not.
    static func prepare() {
        // Writes to closed pipes and beyond the file limit return errors instead of killing the process.
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGINT)
        unsafe sigaddset(&signals, SIGTERM)
        if !isIgnored(SIGHUP) { unsafe sigaddset(&signals, SIGHUP) }
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        let awaited = signals
        Thread.detachNewThread {
            var awaited = awaited
            var received: Int32 = 0
            while unsafe sigwait(&awaited, &received) != 0 {}
            hasBegun.store(true, ordering: .sequentiallyConsistent)
            ProgressLine.clearTerminal()
            TemporaryItems.removeAll(thenExit: { _exit(status) })
        }
    }

    /// Ends the process with a status; where an interruption is under way, lets it end the process instead, since what
    /// fails then fails because of it.
    ///
    /// Temporary files go here too: a thread that has just ended may still hold the last reference to them.
    static func exit(_ status: Int32) -> Never {
        yieldIfBegun()
        TemporaryItems.removeAll(thenExit: { Foundation.exit(status) })
    }

    /// Waits for the end of the process where an interruption is under way.
    static func yieldIfBegun() {
        while hasBegun.load(ordering: .sequentiallyConsistent) { sleep(1) }
    }

    /// Whether the caller asked that a signal be ignored, as `nohup` does.
    private static func isIgnored(_ number: Int32) -> Bool {
        let previous = signal(number, SIG_IGN)
        defer { _ = signal(number, previous) }
        return unsafe unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
