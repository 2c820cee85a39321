import Foundation
import Synchronization

/// Lets work that was done in parallel take its place in order: turn 0 first, then 1, and so on.
package final class Turnstile: Sendable {
    private struct State {
        var turn = 0
        var isBroken = false
    }

    private let state = Mutex(State())
    private let condition = NSCondition()

    package init() {}

    /// Thrown to those who wait when another worker has failed.
    package struct Broken: Error {}

    /// Waits for a turn, runs a body, and lets the next turn in.
    ///
    /// - Parameter endsTurn: `false` where the same turn will be taken again.
    package func take<R>(_ turn: Int, endsTurn: Bool = true, _ body: () throws -> R) throws -> R {
        condition.lock()
        while state.withLock({ $0.turn < turn && !$0.isBroken }) { condition.wait() }
        condition.unlock()
        if state.withLock({ $0.isBroken }) { throw Broken() }
        let result = try body()
        guard endsTurn else { return result }
        condition.lock()
        state.withLock { $0.turn = turn + 1 }
        condition.broadcast()
        condition.unlock()
        return result
    }

    /// Sends everyone home who waits or will wait.
    package func breakDown() {
        condition.lock()
        state.withLock { $0.isBroken = true }
        condition.broadcast()
        condition.unlock()
    }
}
