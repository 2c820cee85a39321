/// RFC 4180 with a header that names the columns `token_1`, `token_2`, … and `count`, in any places; a column `order` must
/// agree with the tokens, and columns of other names are passed over.
struct QuotedRows: CountsRows {
    let isLiteral: Bool
    var hasQuotes: Bool { true }
    var values: CountsSorter.Values { .counts }
    private(set) var declaredOrder = 0
    var totals: [UInt64]? { nil }

    private enum Column: Equatable {
        case token(Int)
        case count
        case order
        case other
    }

    private var columns: [Column] = []
    /// Fields of the current record, without quotes.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(isLiteral: Bool) { self.isLiteral = isLiteral }

    mutating func parse(_ record: UnsafeBufferPointer<UInt8>, into row: inout CountsRow) throws(RowFault) -> Bool {
        unsafe try split(record)
        if columns.isEmpty {
            try readHeader()
            return false
        }
        guard ends.count == columns.count else {
            throw RowFault("it has \(ends.count) fields, the header \(columns.count)")
        }
        var order: UInt64?
        for place in 0..<declaredOrder {
            let isEmpty = unsafe try withField(.token(place)) { $0.isEmpty }
            if isEmpty {
                guard place > 0 else { throw RowFault("its column token_1 is empty") }
                for later in place..<declaredOrder where unsafe try !withField(.token(later), { $0.isEmpty }) {
                    throw RowFault("its column token_\(place + 1) is empty and a later one is not")
                }
                break
            }
            let isLiteral = self.isLiteral
            unsafe try withField(.token(place)) { (field) throws(RowFault) in
                unsafe try RowFields.append(field, isLiteral: isLiteral, to: &row)
            }
        }
        row.value = unsafe try withField(.count) { (field) throws(RowFault) in unsafe try RowFields.count(field) }
        if columns.contains(.order) {
            order = unsafe try withField(.order) { (field) throws(RowFault) in unsafe try RowFields.count(field) }
        }
        guard order ?? UInt64(row.order) == UInt64(row.order) else {
            throw RowFault("its column order does not agree with its \(row.order) tokens")
        }
        return true
    }

    func checkEnd() {}

    private func withField<Result>(
        _ column: Column, _ body: (UnsafeBufferPointer<UInt8>) throws(RowFault) -> Result
    ) throws(RowFault) -> Result {
        let index = columns.firstIndex(of: column) ?? 0
        let range = (index == 0 ? 0 : ends[index - 1])..<ends[index]
        let outcome: Swift.Result<Result, RowFault> = unsafe bytes.withUnsafeBufferPointer { bytes in
            do throws(RowFault) {
                return .success(unsafe try body(UnsafeBufferPointer(rebasing: bytes[range])))
            } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    private mutating func readHeader() throws(RowFault) {
        var start = 0
        for end in ends {
            let name = String(decoding: bytes[start..<end], as: UTF8.self)
            start = end
            var column = Column.other
            if name == "count" { column = .count }
            if name == "order" { column = .order }
            if name.hasPrefix("token_"), let number = Int(name.dropFirst(6)), number >= 1 {
                column = .token(number - 1)
            }
            guard column == .other || !columns.contains(column) else {
                throw RowFault("its header names the column \(name) twice")
            }
            columns.append(column)
        }
        while columns.contains(.token(declaredOrder)) { declaredOrder += 1 }
        guard declaredOrder > 0, columns.contains(.count) else {
            throw RowFault("it is no header: a table of counts names the columns token_1, token_2, … and count")
        }
        guard declaredOrder <= CountsSorter.maximumOrder else {
            throw RowFault("it has more than \(CountsSorter.maximumOrder) columns of tokens; leave the last ones out")
        }
    }

    private mutating func split(_ record: UnsafeBufferPointer<UInt8>) throws(RowFault) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        let quote = UInt8(ascii: "\"")
        let comma = UInt8(ascii: ",")
        var position = 0
        while true {
            if position < record.count, unsafe record[position] == quote {
                position += 1
                while true {
                    guard position < record.count else { throw RowFault("its quotes are never closed") }
                    let byte = unsafe record[position]
                    position += 1
                    if byte == quote {
                        guard position < record.count, unsafe record[position] == quote else { break }
                        position += 1
                    }
                    bytes.append(byte)
                }
                guard unsafe position == record.count || record[position] == comma else {
                    throw RowFault("text follows a closing quote; quotes in quotes are doubled")
                }
            } else {
                while position < record.count, unsafe record[position] != comma {
                    guard unsafe record[position] != quote else {
                        throw RowFault("a quote stands in a field without quotes")
                    }
                    bytes.append(unsafe record[position])
                    position += 1
                }
            }
            ends.append(bytes.count)
            if position >= record.count { return }
            position += 1
        }
    }
}
