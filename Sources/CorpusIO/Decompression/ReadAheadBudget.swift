import Synchronization

/// Bounds the text that is decompressed before it is asked for, in all shards of a reader together.
final class ReadAheadBudget: Sendable {
    /// Bytes of text that are decompressed in one go, about: small enough for a processor's cache.
    let unitText: Int
    private let limit: Int
    private let used = Atomic(0)

    init(limit: Int = 12 << 20, unitText: Int = 1 << 20) {
        self.limit = limit
        self.unitText = unitText
    }

    /// Takes a part of the budget, if that much is left.
    func reserve(_ count: Int) -> Bool {
        if used.wrappingAdd(count, ordering: .relaxed).newValue <= limit { return true }
        release(count)
        return false
    }

    /// Takes a part even where nothing is left: for text that is asked for.
    func take(_ count: Int) { used.wrappingAdd(count, ordering: .relaxed) }

    func release(_ count: Int) { used.wrappingSubtract(count, ordering: .relaxed) }
}
