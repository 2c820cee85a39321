/// Weights of short n-grams for every class, 4 bits each: −7…7 in units of the group's scale, kept as 1…15.
///
/// The low halves of a row's bytes are the first half of the classes, the high halves the second.
@safe
package struct DenseWeights: Sendable {
    /// What is added to a weight to store it.
    package static let bias = 8
    package static let largestWeight = 7

    let table: FingerprintTable
    /// Bytes of a row: half the number of classes, a multiple of 8.
    package let rowBytes: Int
    private nonisolated(unsafe) let rows: UnsafePointer<UInt8>

    /// - Parameter rows: `rowBytes` for each slot, aligned to 8 bytes.
    package init(table: FingerprintTable, rowBytes: Int, rows: UnsafePointer<UInt8>) {
        precondition(rowBytes > 0 && rowBytes % 8 == 0)
        self.table = table
        self.rowBytes = rowBytes
        unsafe self.rows = rows
    }

    /// The row of an n-gram; `nil` where there is none.
    @inline(__always)
    func row(_ hash: UInt64) -> UnsafePointer<UInt64>? {
        let slot = table.slot(hash)
        guard slot >= 0 else { return nil }
        return unsafe UnsafeRawPointer(rows + slot &* rowBytes).assumingMemoryBound(to: UInt64.self)
    }
}
