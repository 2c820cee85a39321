/// Tokens joined by single spaces, a tab, a count.
struct TabbedRows: CountsRows {
    let isLiteral: Bool
    var hasQuotes: Bool { false }
    var values: CountsSorter.Values { .counts }
    var declaredOrder: Int { 0 }
    var totals: [UInt64]? { nil }

    mutating func parse(_ record: UnsafeBufferPointer<UInt8>, into row: inout CountsRow) throws(RowFault) -> Bool {
        guard let tab = unsafe record.lastIndex(of: 0x09) else {
            throw RowFault("it has no tab; rows are tokens joined by spaces, a tab, a count")
        }
        row.value = unsafe try RowFields.count(UnsafeBufferPointer(rebasing: record[(tab + 1)...]))
        unsafe try Self.split(UnsafeBufferPointer(rebasing: record[..<tab]), isLiteral: isLiteral, into: &row)
        return true
    }

    func checkEnd() {}

    /// Splits tokens at single spaces.
    static func split(
        _ text: UnsafeBufferPointer<UInt8>, isLiteral: Bool, into row: inout CountsRow
    ) throws(RowFault) {
        var start = 0
        while true {
            var end = start
            while end < text.count, unsafe text[end] != 0x20 { end += 1 }
            unsafe try RowFields.append(
                UnsafeBufferPointer(rebasing: text[start..<end]), isLiteral: isLiteral, to: &row)
            if end == text.count { return }
            start = end + 1
        }
    }
}
