#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A value that one thread at a time reaches.
///
/// Synchronization's `Mutex` would do, were its locking visible to the thread sanitizer on Linux; a POSIX mutex is, so that runs
/// under the sanitizer tell true races from none.
// @unchecked Sendable: the value is reached only while the mutex is held.
@safe final class Guarded<Value: Sendable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var value: Value

    init(_ value: Value) {
        self.value = value
        unsafe mutex = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        let status = unsafe pthread_mutex_init(mutex, nil)
        precondition(status == 0, "a mutex cannot be made")
        unsafe condition = .allocate(capacity: 1)
        unsafe condition.initialize(to: pthread_cond_t())
        let conditionStatus = unsafe pthread_cond_init(condition, nil)
        precondition(conditionStatus == 0, "a condition variable cannot be made")
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe condition.deallocate()
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Runs `body` while no other thread can reach the value.
    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body(&value)
    }

    /// Runs `body` as ``withLock(_:)`` does, again after each ``notifyAll()``, until it returns something.
    func waitWithLock<Result>(_ body: (inout Value) -> Result?) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&value) { return result }
            unsafe pthread_cond_wait(condition, mutex)
        }
    }

    /// Wakes the threads in ``waitWithLock(_:)``; to be called after each change that may concern them.
    func notifyAll() { unsafe pthread_cond_broadcast(condition) }
}
