/// Reads the counts of all orders off sorted windows of the highest: an n-gram's occurrences are the run of windows that
/// begin with it.
@safe struct WindowTally<Key: WindowKey>: ~Copyable {
    private let layout: WindowLayout
    /// Where n-grams go.
    private let entries: [NGramEntries]
    /// By order − 2: the same, for a loop that counts no references.
    private let storages: UnsafeMutablePointer<UnsafeMutablePointer<NGramEntries.Storage>>
    /// By rank, less the layout's first: where the counts of tokens go.
    private let tokenCounts: UnsafeMutablePointer<UInt64>?
    private var current: Key = .none
    /// Windows so far, the current ones included.
    private var total: UInt64 = 0
    /// By position: windows before the n-gram that ends there began.
    private let starts: UnsafeMutablePointer<UInt64>
    private let ranks: UnsafeMutablePointer<UInt32>
    /// By position: leading ranks that the n-gram that ends there shares with the last one of its order.
    private let shared: UnsafeMutablePointer<Int>

    /// - Parameters:
    ///   - entries: takes the n-grams of orders 2 to the highest.
    ///   - tokenCounts: takes the counts of tokens, by rank less the layout's first; `nil` where they are known.
    init(_ layout: WindowLayout, entries: [NGramEntries], tokenCounts: UnsafeMutablePointer<UInt64>?) {
        precondition(entries.count == layout.order - 1)
        self.layout = layout
        self.entries = entries
        unsafe storages = .allocate(capacity: layout.order)
        for (index, orderEntries) in entries.enumerated() { unsafe storages[index] = unsafe orderEntries.storage }
        unsafe self.tokenCounts = unsafe tokenCounts
        unsafe starts = .allocate(capacity: layout.order)
        unsafe starts.initialize(repeating: 0, count: layout.order)
        unsafe ranks = .allocate(capacity: layout.order)
        unsafe shared = .allocate(capacity: layout.order)
        unsafe shared.initialize(repeating: 0, count: layout.order)
    }

    deinit {
        unsafe starts.deallocate()
        unsafe ranks.deallocate()
        unsafe shared.deallocate()
        unsafe storages.deallocate()
    }

    /// n-grams of the highest order that wait in its entries.
    var waitingCount: Int {
        @inline(__always) get { layout.order > 1 ? unsafe storages[layout.order &- 2].pointee.count : 0 }
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
            unsafe storages[position &- 1].pointee.append(
                ranks, count: total &- starts[position], shared: shared[position])
            unsafe starts[position] = total
            unsafe shared[position] = first
            position &+= 1
        }
        while position < order {
            unsafe starts[position] = total
            unsafe shared[position] = min(shared[position], first)
            position &+= 1
        }
    }
}
