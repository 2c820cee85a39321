/// Decompresses the units of one file on several threads and hands their text out in the order of the file.
///
/// One thread at a time, the owner, asks for the text; any others may decompress units ahead of it, within a budget. The
/// first unit that does not decompress ends the ring: the sequential decoders then say what is wrong with it.
// @unchecked Sendable: pread is the only use of the file, and all else is reached through the lock.
final class FrameRing: @unchecked Sendable {
    /// A unit that the thread that holds the claim decompresses.
    struct Claim {
        fileprivate let number: Int
        fileprivate let unit: FrameUnit
    }

    /// What the owner gets.
    enum Supply {
        case text(FrameWorkspace)
        /// No more units: the rest of the file begins here, after this many frames.
        case end(offset: Int, frames: Int)
    }

    private enum Slot {
        case claimed(FrameUnit)
        case done(FrameUnit, FrameWorkspace)
        case failed(FrameUnit)

        var unit: FrameUnit {
            switch self {
            case .claimed(let unit), .done(let unit, _), .failed(let unit): unit
            }
        }
    }

    // @unchecked Sendable: a workspace is either here or in the hands of one thread.
    private struct State: @unchecked Sendable {
        var plan: FramePlan
        /// The unit after those in the slots, once looked for.
        var planned: FrameUnit?
        var isPlanAtEnd = false
        var isStopped = false
        var slots: [Slot] = []
        /// The number of the first slot.
        var front = 0
        var idle: [FrameWorkspace] = []

        mutating func peek() -> FrameUnit? {
            if planned == nil, !isPlanAtEnd {
                planned = plan.next()
                isPlanAtEnd = planned == nil
            }
            return planned
        }

        mutating func claim(_ unit: FrameUnit) -> Claim {
            planned = nil
            slots.append(.claimed(unit))
            return Claim(number: front + slots.count - 1, unit: unit)
        }
    }

    /// Workspaces kept for units to come: enough to spare new memory, few enough that many open shards stay small.
    private static let idleLimit = 1

    private enum OwnerStep {
        case decompress(Claim)
        case supply(Supply)
    }

    private let file: InputFile
    private let format: CompressionFormat
    private let budget: ReadAheadBudget
    private let state: Guarded<State>

    init(plan: FramePlan, format: CompressionFormat, file: InputFile, budget: ReadAheadBudget) {
        self.file = file
        self.format = format
        self.budget = budget
        state = Guarded(State(plan: plan))
    }

    deinit { state.withLock { releaseSlots(&$0) } }

    /// Claims a unit ahead of need; `nil` where there is none or the budget is spent.
    func claimAhead() -> Claim? {
        state.withLock { state in
            guard !state.isStopped, let unit = state.peek(), budget.reserve(unit.textBound) else { return nil }
            return state.claim(unit)
        }
    }

    /// Decompresses what was claimed.
    func decompress(_ claim: Claim) {
        let idle = state.withLock { $0.idle.popLast() }
        let workspace = idle ?? FrameWorkspace(format: format)
        let isWhole = workspace?.decompress(claim.unit, of: file) ?? false
        state.withLock { state in
            guard !state.isStopped else { return }
            let slot = claim.number - state.front
            if isWhole, let workspace {
                state.slots[slot] = .done(claim.unit, workspace)
            } else {
                state.slots[slot] = .failed(claim.unit)
            }
        }
        state.notifyAll()
    }

    /// The next unit's text, for the owner.
    func next() -> Supply {
        while true {
            switch state.waitWithLock({ ownerStep(&$0) }) {
            case .decompress(let claim): decompress(claim)
            case .supply(let supply): return supply
            }
        }
    }

    private func ownerStep(_ state: inout State) -> OwnerStep? {
        guard let slot = state.slots.first else {
            guard let unit = state.peek() else {
                state.isStopped = true
                return .supply(.end(offset: state.plan.offset, frames: state.plan.frames))
            }
            budget.take(unit.textBound)
            return .decompress(state.claim(unit))
        }
        switch slot {
        case .claimed: return nil
        case .done(let unit, let workspace):
            state.slots.removeFirst()
            state.front += 1
            budget.release(unit.textBound)
            return .supply(.text(workspace))
        case .failed(let unit):
            releaseSlots(&state)
            state.isStopped = true
            return .supply(.end(offset: unit.offset, frames: unit.framesBefore))
        }
    }

    private func releaseSlots(_ state: inout State) {
        for slot in state.slots { budget.release(slot.unit.textBound) }
        state.slots = []
    }

    /// Takes back a workspace whose text has been used.
    func recycle(_ workspace: FrameWorkspace) {
        state.withLock { if $0.idle.count < Self.idleLimit { $0.idle.append(workspace) } }
    }
}
