/// Makes the ``BurstinessSample`` of documents that come one after another.
struct BurstinessTally {
    /// Hashes of the document at hand that wait to be counted.
    private static let mostWaiting = 1 << 16

    private var level = 0
    private var types: [UInt64: BurstinessSample.Entry] = [:]
    /// Occurrences in the document at hand, and how often a type occurred in it before them.
    private var waiting: [UInt64] = []
    private var counted: [UInt64: UInt64] = [:]

    /// Bits that are all zero in the hashes of the sample's types.
    var mask: UInt64 { level == 0 ? 0 : UInt64.max >> UInt64(64 - level) }

    /// Notes an occurrence whose hash has no bit of ``mask``, or of what that was before; memory stays within bounds while a document goes on.
    @inline(__always)
    mutating func add(_ hash: UInt64) {
        waiting.append(hash)
        if waiting.count >= Self.mostWaiting { count() }
    }

    /// Ends the document at hand.
    mutating func endDocument() {
        if counted.isEmpty {
            // Most documents are short: no dictionary for them.
            waiting.sort()
            var start = 0
            while start < waiting.count {
                var end = start + 1
                while end < waiting.count, waiting[end] == waiting[start] { end += 1 }
                add(waiting[start], tokens: UInt64(end - start))
                start = end
            }
            waiting.removeAll(keepingCapacity: true)
        } else {
            count()
            for (hash, tokens) in counted { add(hash, tokens: tokens) }
            counted = [:]
        }
    }

    /// The sample of the documents that have ended.
    var sample: BurstinessSample {
        BurstinessSample(level: level, entries: types.values.sorted { $0.hash < $1.hash })
    }

    private mutating func add(_ hash: UInt64, tokens: UInt64) {
        guard BurstinessSample.holds(hash, level: level) else { return }
        let (square, overflows) = tokens.multipliedReportingOverflow(by: tokens)
        let entry = BurstinessSample.Entry(
            hash: hash, tokens: tokens, documents: 1, squares: overflows ? .max : square)
        if types[hash]?.add(entry) == nil {
            types[hash] = entry
            while types.count > BurstinessSample.capacity { raise() }
        }
    }

    /// Counts what waits.
    private mutating func count() {
        for hash in waiting where BurstinessSample.holds(hash, level: level) { counted[hash, default: 0] += 1 }
        waiting.removeAll(keepingCapacity: true)
        while counted.count > BurstinessSample.capacity { raise() }
    }

    private mutating func raise() {
        level += 1
        types = types.filter { BurstinessSample.holds($0.key, level: level) }
        counted = counted.filter { BurstinessSample.holds($0.key, level: level) }
    }
}
