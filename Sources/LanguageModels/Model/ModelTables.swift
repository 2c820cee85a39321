/// A model's levels as bare pointers: what looking n-grams up needs and nothing else.
@safe struct ModelTables: @unchecked Sendable {
    // Unchecked: read only.

    /// One level; see ``ModelLevel``.
    @safe struct Level {
        let firstNode: UInt32
        let count: UInt32
        let words: UnsafePointer<UInt32>
        let probabilities: UnsafePointer<Float>
        let backoffs: UnsafePointer<Float>
        let firstChildren: UnsafePointer<UInt32>
        let suffixes: UnsafePointer<UInt32>
    }

    @safe private final class Storage {
        let levels: UnsafeMutablePointer<Level>

        init(_ source: [ModelLevel]) {
            unsafe levels = .allocate(capacity: source.count)
            for (index, level) in source.enumerated() {
                unsafe (levels + index).initialize(
                    to: Level(
                        firstNode: level.firstNode, count: UInt32(level.count), words: level.words.base,
                        probabilities: level.probabilities.base, backoffs: level.backoffs.base,
                        firstChildren: level.firstChildren.base, suffixes: level.suffixes.base))
            }
        }

        deinit { unsafe levels.deallocate() }
    }

    let order: Int
    private let storage: Storage
    private let levels: UnsafePointer<Level>

    init(_ source: [ModelLevel]) {
        order = source.count
        storage = Storage(source)
        unsafe levels = UnsafePointer(storage.levels)
    }

    /// Finds the n-gram that a context and a word make.
    ///
    /// - Returns: its place in its level; -1 where the model does not have it.
    @inline(__always)
    func find(_ word: UInt32, after context: ModelState) -> Int {
        if context.order == 0 { return unsafe word < levels[0].count ? Int(word) : -1 }
        if context.order >= order { return -1 }
        let parent = unsafe levels[context.order &- 1]
        let place = Int(context.node &- parent.firstNode)
        if place >= Int(parent.count) { return -1 }
        let level = unsafe levels[context.order]
        // A damaged file must not lead outside.
        let end = unsafe Int(Swift.min(parent.firstChildren[place &+ 1], level.count))
        let start = unsafe Int(parent.firstChildren[place])
        return start < end ? unsafe OrderedSearch.find(word, in: level.words, from: start, to: end) : -1
    }

    /// The base-10 logarithm of a word's probability after a context, which the word then joins.
    @inline(__always)
    func advance(_ state: inout ModelState, _ word: UInt32) -> Float {
        var sum: Float = 0
        while true {
            let place = find(word, after: state)
            if place >= 0 {
                let level = unsafe levels[state.order]
                let found = ModelState(order: state.order &+ 1, node: level.firstNode &+ UInt32(place))
                state = found.order == order ? suffix(of: found) : found
                let probability = unsafe level.probabilities[place]
                // A damaged file must not bring forth what is no number.
                return sum + (probability <= 0 && probability > -10_000 ? probability : -99)
            }
            // Every word is of order 1; a number that is none can only come from a damaged file.
            if state.order == 0 { return sum }
            let backoff = unsafe levels[state.order &- 1].backoffs[backoffPlace(of: state)]
            sum += abs(backoff) < 10_000 ? backoff : 0
            state = suffix(of: state)
        }
    }

    @inline(__always)
    private func backoffPlace(of state: ModelState) -> Int {
        let level = unsafe levels[state.order &- 1]
        return Int(min(state.node &- level.firstNode, level.count &- 1))
    }

    /// The longest shorter n-gram that ends as another does.
    @inline(__always)
    func suffix(of state: ModelState) -> ModelState {
        if state.order <= 1 { return ModelState() }
        let level = unsafe levels[state.order &- 1]
        let node = unsafe level.suffixes[Int(min(state.node &- level.firstNode, level.count &- 1))]
        var order = state.order &- 1
        while order > 0, unsafe node < levels[order &- 1].firstNode { order &-= 1 }
        if order == 0 { return ModelState() }
        let shorter = unsafe levels[order &- 1]
        // A damaged file must not lead outside.
        return node &- shorter.firstNode < shorter.count ? ModelState(order: order, node: node) : ModelState()
    }
}
