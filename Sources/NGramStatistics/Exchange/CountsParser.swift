import Foundation

/// What is wrong with a row.
struct RowFault: Error {
    var code = CountsExchangeError.Code.malformedRow
    let message: String

    init(_ message: String, code: CountsExchangeError.Code = .malformedRow) {
        self.message = message
        self.code = code
    }
}

/// The rows of one form of table.
protocol CountsRows {
    /// Whether a line feed in quotes belongs to its row.
    var hasQuotes: Bool { get }
    /// What rows hold.
    var values: CountsSorter.Values { get }
    /// The highest order that the table says it has; 0 where it does not say.
    var declaredOrder: Int { get }
    /// n-grams of each order in the corpus, where the table says so.
    var totals: [UInt64]? { get }
    /// Reads a record, which is not blank.
    ///
    /// - Returns: `false` where it is no row, such as a header.
    mutating func parse(_ record: UnsafeBufferPointer<UInt8>, into row: inout CountsRow) throws(RowFault) -> Bool
    /// Called at the end of the file.
    func checkEnd() throws(RowFault)
}

/// Cuts the bytes of a file into records, whatever pieces they come in, and hands their rows on.
final class CountsParser {
    let path: String
    private(set) var rows: any CountsRows
    private let hasQuotes: Bool
    private let sorter: CountsSorter
    private var pending: [UInt8] = []
    /// Bytes of `pending` that hold no end of a record.
    private var searched = 0
    private var isQuoted = false
    private var row = CountsRow()
    /// Records and bytes before the current record.
    private var records = 0
    private var offset = 0

    /// Longer records are refused: an unclosed quote must not exhaust memory.
    private static let maximumRecordByteCount = 16 << 20

    init(path: String, _ sorter: CountsSorter, _ rows: any CountsRows) {
        self.path = path
        self.sorter = sorter
        self.rows = rows
        hasQuotes = rows.hasQuotes
        if rows.values == .frequencies { sorter.takeFrequencies() }
    }

    func add(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        unsafe pending.append(contentsOf: bytes)
        try takeRecords(isAtEnd: false)
    }

    func finish() throws {
        try takeRecords(isAtEnd: true)
        do throws(RowFault) { try rows.checkEnd() } catch { throw located(error) }
    }

    private func takeRecords(isAtEnd: Bool) throws {
        let bytes = pending
        let consumed = try unsafe bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while let end = unsafe recordEnd(bytes) {
                try unsafe take(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                offset += end + 1 - start
                start = end + 1
            }
            if isAtEnd, start < bytes.count {
                guard !isQuoted else { throw located(RowFault("its quotes are never closed")) }
                try unsafe take(UnsafeBufferPointer(rebasing: bytes[start...]))
                offset += bytes.count - start
                start = bytes.count
            }
            return start
        }
        pending.removeFirst(consumed)
        searched -= consumed
        guard pending.count <= Self.maximumRecordByteCount else {
            throw located(RowFault("it is longer than 16 MiB; is a quote left open?"))
        }
    }

    /// The next line feed that ends a record.
    private func recordEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        while let found = unsafe memchr(base + searched, 0x0A, bytes.count - searched) {
            let end = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if hasQuotes { unsafe noteQuotes(bytes, before: end) }
            searched = end + 1
            if !isQuoted { return end }
        }
        if hasQuotes { unsafe noteQuotes(bytes, before: bytes.count) }
        searched = bytes.count
        return nil
    }

    private func noteQuotes(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) {
        var isQuoted = self.isQuoted
        for index in searched..<end where unsafe bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
        self.isQuoted = isQuoted
    }

    private func take(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        defer { records += 1 }
        var record = unsafe bytes
        if records == 0, unsafe record.starts(with: [0xEF, 0xBB, 0xBF]) {
            unsafe record = UnsafeBufferPointer(rebasing: record.dropFirst(3))
        }
        if unsafe record.last == 0x0D { unsafe record = UnsafeBufferPointer(rebasing: record.dropLast()) }
        guard unsafe record.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
        let isRow: Bool
        do throws(RowFault) {
            if unsafe record.contains(where: { $0 >= 0x80 }), unsafe String(validating: record, as: UTF8.self) == nil {
                throw RowFault("it is not UTF-8; convert the table, or write such bytes as \\xHH")
            }
            row.removeAll()
            isRow = unsafe try rows.parse(record, into: &row)
            if isRow, row.order > sorter.maximumOrder {
                throw RowFault(
                    "it has \(row.order) tokens, more than the order asked for (--order \(sorter.maximumOrder))")
            }
            if isRow, rows.values == .frequencies, row.order == 1, sorter.isListed(row) {
                throw RowFault("its token is listed twice", code: .inconsistent)
            }
        } catch {
            throw located(error)
        }
        guard isRow else { return }
        guard try sorter.add(row) else {
            throw located(RowFault("its token occurs more than 2^48 times, the most a profile holds", code: .tooLarge))
        }
        if sorter.isVocabularyTooLarge {
            throw located(
                RowFault("the vocabulary does not fit into the memory allowed; give more (--memory)", code: .tooLarge))
        }
    }

    private func located(_ fault: RowFault) -> CountsExchangeError {
        CountsExchangeError(fault.code, path: path, record: records + 1, byteOffset: offset, message: fault.message)
    }
}

/// What all tables have in common.
enum RowFields {
    /// Appends a token.
    static func append(
        _ field: UnsafeBufferPointer<UInt8>, isLiteral: Bool, to row: inout CountsRow
    ) throws(RowFault) {
        guard row.order < CountsSorter.maximumOrder else {
            throw RowFault("it has more than \(CountsSorter.maximumOrder) tokens; leave such orders out")
        }
        let start = row.bytes.count
        if isLiteral {
            unsafe row.bytes.append(contentsOf: field)
        } else if unsafe !TokenEscaping.appendUnescaped(field, to: &row.bytes) {
            throw RowFault(
                "a backslash is followed by none of \\ s t n r xHH; where backslashes stand for themselves, say so (--literal)"
            )
        }
        guard row.bytes.count > start else {
            throw RowFault("a token is empty; tokens are parted by single spaces or stand in columns of their own")
        }
        row.ends.append(row.bytes.count)
    }

    /// A number of occurrences.
    static func count(_ field: UnsafeBufferPointer<UInt8>) throws(RowFault) -> UInt64 {
        var value: UInt64 = 0
        var isNumber = !field.isEmpty && field.count <= 18
        for index in 0..<field.count where isNumber {
            let byte = unsafe field[index]
            isNumber = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isNumber { value = value * 10 + UInt64(byte - UInt8(ascii: "0")) }
        }
        guard isNumber, value >= 1, value <= ByteDecoder.largestTally else {
            throw RowFault("its count is '\(unsafe text(field))'; counts are whole numbers from 1 to 2^48")
        }
        return value
    }

    static func text(_ field: UnsafeBufferPointer<UInt8>) -> String {
        unsafe String(decoding: field.prefix(40), as: UTF8.self) + (field.count > 40 ? "…" : "")
    }
}
