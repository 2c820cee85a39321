/// The tokens of one row, one after the other, and its number; memory that is used again for the next row.
struct CountsRow {
    /// The bytes of all tokens.
    var bytes: [UInt8] = []
    /// By token: where it ends.
    var ends: [Int] = []
    /// Occurrences; for a frequency, the bits of its logarithm.
    var value: UInt64 = 0

    var order: Int { ends.count }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}
