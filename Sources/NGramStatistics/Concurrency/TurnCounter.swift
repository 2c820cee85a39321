import Synchronization

/// Deals out turns 0, 1, 2 … to whichever thread asks next.
package final class TurnCounter: Sendable {
    private let turns: Int
    private let dealt = Atomic<Int>(0)

    package init(turns: Int) { self.turns = turns }

    /// The next turn; `nil` when all have been dealt.
    package func next() -> Int? {
        let turn = dealt.wrappingAdd(1, ordering: .relaxed).oldValue
        return turn < turns ? turn : nil
    }
}
