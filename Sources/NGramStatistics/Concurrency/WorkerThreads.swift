import Foundation
import Synchronization

/// Dedicated threads for work that blocks on files, which must not hold up Swift's cooperative pool.
package enum WorkerThreads {
    /// Runs a body on `count` threads at once and waits for all of them.
    ///
    /// - Parameter body: is given the worker's number, from 0.
    /// - Throws: the error of the lowest-numbered worker that threw, after all have returned.
    package static func run(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
        precondition(count >= 1)
        if count == 1 { return try body(0) }
        let errors = SharedErrors()
        let group = DispatchGroup()
        for worker in 0..<count {
            group.enter()
            let work = Work(body)
            let thread = Thread {
                do { try work.run(worker) } catch { errors.note(error, worker: worker) }
                group.leave()
            }
            thread.stackSize = 4 << 20
            thread.start()
        }
        group.wait()
        if let first = errors.first { throw first }
    }

    /// The results of independent pieces of work, in their order whatever the threads.
    ///
    /// - Parameter threads: at most so many at once.
    /// - Throws: an error that a piece threw; pieces not yet begun are then left out.
    package static func map<Result: Sendable>(
        _ count: Int, threads: Int = Self.defaultCount, _ body: @escaping @Sendable (Int) throws -> Result
    ) throws -> [Result] {
        let turns = TurnCounter(turns: count)
        let results = Results<Result>()
        try run(max(1, min(threads, count))) { _ in
            while let turn = turns.next() { results.note(try body(turn), turn) }
        }
        return results.inOrder
    }

    /// Threads to use unless told otherwise: one for each active processor.
    package static var defaultCount: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// A body for one thread, which lets go of it when it is done: a thread may end later than the work, and what the body
    /// holds, as temporary files, must not live on with it.
    private final class Work: @unchecked Sendable {
        // Unchecked: for one thread.
        private var body: (@Sendable (Int) throws -> Void)?

        init(_ body: @escaping @Sendable (Int) throws -> Void) { self.body = body }

        func run(_ worker: Int) throws {
            defer { body = nil }
            try body?(worker)
        }
    }

    private final class Results<Result: Sendable>: Sendable {
        private let results = Mutex<[Int: Result]>([:])
        func note(_ result: Result, _ turn: Int) { results.withLock { $0[turn] = result } }
        var inOrder: [Result] { results.withLock { results in results.sorted { $0.key < $1.key }.map(\.value) } }
    }

    private final class SharedErrors: Sendable {
        private let errors = Mutex<[Int: any Error]>([:])
        func note(_ error: any Error, worker: Int) { errors.withLock { $0[worker] = error } }
        var first: (any Error)? { errors.withLock { errors in errors.min { $0.key < $1.key }?.value } }
    }
}
