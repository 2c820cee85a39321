import Synchronization

/// The sum of what workers have counted.
final class Counts: Sendable {
    private let total = Atomic(0)

    func add(_ count: Int) { total.wrappingAdd(count, ordering: .relaxed) }

    var sum: Int { total.load(ordering: .relaxed) }
}
