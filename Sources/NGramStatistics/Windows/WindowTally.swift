/// Reads the counts of all orders off sorted windows of the highest: an n-gram's occurrences are the run of windows that
/// begin with it.
@safe struct WindowTally<Key: WindowKey>: ~Copyable {
    private let layout: WindowLayout
    /// By order − 2: where n-grams go.
    private let entries: [NGramEntries]
    /// By rank, less the layout's first: where the counts of tokens go.
    private let tokenCounts: UnsafeMutablePointer<UInt64>?
    private var current: Key = .none
    /// Windows so far, the current ones included.
    private var total: UInt64 = 0
    /// By position: windows before the n-gram that ends there began.
    private let starts: UnsafeMutablePointer<UInt64>
    private let ranks: UnsafeMutablePointer<UInt32>

    init(_ layout: WindowLayout, entries: [NGramEntries], tokenCounts: UnsafeMutablePointer<UInt64>?) {
        self.layout = layout
        self.entries = entries
        unsafe self.tokenCounts = unsafe tokenCounts
        unsafe starts = .allocate(capacity: layout.order)
        unsafe starts.initialize(repeating: 0, count: layout.order)
        unsafe ranks = .allocate(capacity: layout.order)
    }

    deinit {
        unsafe starts.deallocate()
        unsafe ranks.deallocate()
    }

    /// Adds a window; windows ascend, and equal ones may come one after the other.
    @inline(__always)
    mutating func append(_ key: Key, count: UInt64) {
        if key != current {
            if current != .none { close(from: key.firstDifference(from: current, layout)) }
            current = key
        }
        total &+= count
    }

    /// Ends the last n-grams.
    mutating func finish() {
        if current != .none { close(from: 0) }
        current = .none
    }

    /// Ends the n-grams of the current window that reach to a position or past it.
    @inline(__always)
    private mutating func close(from first: Int) {
        unsafe current.unpack(into: ranks, layout)
        let order = layout.order
        var position = first
        if position == 0 {
            if let tokenCounts = unsafe tokenCounts {
                unsafe tokenCounts[Int(ranks[0] &- layout.firstRank)] = unsafe total &- starts[0]
            }
            unsafe starts[0] = total
            position = 1
        }
        while position < order, unsafe ranks[position] != 0 {
            unsafe entries[position &- 1].append(ranks, count: total &- starts[position])
            unsafe starts[position] = total
            position &+= 1
        }
        while position < order {
            unsafe starts[position] = total
            position &+= 1
        }
    }
}
