import AlignmentKit
import ArgumentParser

/// `--minimum-count`, of `profile` and `prune`.
enum PruningOption {
    static let help = ArgumentHelp(
        "Drop n-grams that occur less often: the least count that is kept, for orders 1, 2, …; the last number holds for all further orders.",
        valueName: "counts")

    static func parse(_ argument: String) throws -> MinimumCounts {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let values = parts.compactMap { UInt64($0) }
        do {
            return try MinimumCounts(values.count == parts.count ? values : [])
        } catch {
            throw ValidationError("'\(argument)': \(error).")
        }
    }

    /// - Throws: `ValidationError` where there are more numbers than orders.
    static func check(_ counts: MinimumCounts, order: Int) throws {
        guard counts.values.count > order else { return }
        throw ValidationError(
            "--minimum-count has \(counts.values.count) numbers, and n-grams are counted up to order \(order); give one for "
                + "each order at most.")
    }
}
