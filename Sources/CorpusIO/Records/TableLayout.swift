/// The columns of a table, found in its first row.
struct TableLayout: Sendable, Hashable {
    /// A column of one row, without its quotes.
    struct Field {
        var start: Int
        var count: Int
        /// Whether quotes are doubled in it.
        var hasDoubledQuotes = false
    }

    let isQuoted: Bool
    private var columnCount = 0
    private var text = 0
    private var language: Int?
    private var identifier: Int?
    private var translation: Int?

    /// A layout that finds no more than whether a row is well-formed.
    init(isQuoted: Bool) { self.isQuoted = isQuoted }

    /// - Parameters:
    ///   - columnCount: columns of the first row.
    ///   - names: what a header calls them; `nil` without one.
    /// - Throws: the column that is not there.
    init(
        isQuoted: Bool, columnCount: Int, names: [String]?, options: TableOptions
    ) throws(MissingColumn) {
        self.isQuoted = isQuoted
        self.columnCount = columnCount
        func index(_ column: TableColumn) throws(MissingColumn) -> Int {
            switch column {
            case .number(let number):
                if (1...columnCount).contains(number) { return number - 1 }
            case .name(let name):
                if let found = names?.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) { return found }
            }
            throw MissingColumn(column: column)
        }
        text = try index(options.text)
        if let column = options.language { language = try index(column) }
        if let column = options.identifier { identifier = try index(column) }
        if let column = options.translation { translation = try index(column) }
    }

    struct MissingColumn: Error {
        let column: TableColumn
    }

    /// Finds the columns of the row `start..<end`.
    ///
    /// - Throws: ``RecordFault`` where the row is malformed or has another number of columns than the first.
    func parse(
        _ base: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int
    ) throws(RecordFault) -> RecordFields {
        var fields = RecordFields(text: RecordFields.Piece(start: start, count: 0))
        var column = 0
        var position = start
        var surplus: Int?
        while true {
            if column == columnCount { surplus = position }
            let field = unsafe try field(base, at: &position, to: end)
            if column == text { fields.text = unsafe piece(field, base) }
            if column == language { fields.language = unsafe piece(field, base) }
            if column == identifier { fields.identifier = unsafe piece(field, base) }
            if column == translation { fields.translation = unsafe piece(field, base) }
            column += 1
            guard position < end else { break }
            position += 1
        }
        guard column == columnCount else {
            var fault = RecordFault(.columnCount(found: column, expected: columnCount), at: surplus ?? end)
            fault.identifier = fields.identifier.map { unsafe RecordFault.identifier($0, in: base) }
            throw fault
        }
        return fields
    }

    /// Every column of a row, for the first one.
    func fields(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
    ) throws(RecordFault) -> [Field] {
        var fields: [Field] = []
        var position = start
        while true {
            fields.append(unsafe try field(base, at: &position, to: end))
            guard position < end else { return fields }
            position += 1
        }
    }

    /// Reads the column at `position`, which moves to the divider behind it or to the end.
    private func field(
        _ base: UnsafePointer<UInt8>, at position: inout Int, to end: Int
    ) throws(RecordFault) -> Field {
        let start = position
        guard isQuoted else {
            while position < end, unsafe base[position] != 0x09 { position += 1 }
            return Field(start: start, count: position - start)
        }
        guard start < end, unsafe base[start] == UInt8(ascii: "\"") else {
            while position < end, unsafe base[position] != UInt8(ascii: ",") {
                if unsafe base[position] == UInt8(ascii: "\"") { throw RecordFault(.quoteInField, at: position) }
                position += 1
            }
            return Field(start: start, count: position - start)
        }
        position += 1
        var hasDoubledQuotes = false
        while true {
            guard position < end else { throw RecordFault(.openQuote, at: start) }
            if unsafe base[position] == UInt8(ascii: "\"") {
                guard position + 1 < end, unsafe base[position + 1] == UInt8(ascii: "\"") else { break }
                hasDoubledQuotes = true
                position += 1
            }
            position += 1
        }
        let field = Field(start: start + 1, count: position - start - 1, hasDoubledQuotes: hasDoubledQuotes)
        position += 1
        guard unsafe position == end || base[position] == UInt8(ascii: ",") else {
            throw RecordFault(.bytesAfterQuote, at: position)
        }
        return field
    }

    /// Makes single quotes of doubled ones, where they lie.
    private func piece(_ field: Field, _ base: UnsafeMutablePointer<UInt8>) -> RecordFields.Piece {
        guard field.hasDoubledQuotes else { return RecordFields.Piece(start: field.start, count: field.count) }
        var write = field.start
        var read = field.start
        while read < field.start + field.count {
            let byte = unsafe base[read]
            unsafe base[write] = byte
            write += 1
            read += byte == UInt8(ascii: "\"") ? 2 : 1
        }
        return RecordFields.Piece(start: field.start, count: write - field.start)
    }
}

extension TableLayout {
    /// A row of comma-separated values, whose quoted columns may hold line ends.
    static func frame(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isAtEnd: Bool
    ) -> RecordCutter.Frame? {
        var position = start
        var isFieldStart = true
        while position < end {
            let byte = unsafe base[position]
            if byte == 0x0A {
                let isReturn = unsafe position > start && base[position - 1] == 0x0D
                return RecordCutter.Frame(
                    isRecord: true, start: start, end: isReturn ? position - 1 : position, next: position + 1)
            }
            if isFieldStart, byte == UInt8(ascii: "\"") {
                guard let behind = unsafe endOfQuotes(base, from: position + 1, to: end) else { break }
                position = behind
                isFieldStart = false
                continue
            }
            isFieldStart = byte == UInt8(ascii: ",")
            position += 1
        }
        guard isAtEnd else { return nil }
        let isReturn = unsafe position == end && base[end - 1] == 0x0D
        return RecordCutter.Frame(isRecord: true, start: start, end: isReturn ? end - 1 : end, next: end)
    }

    /// Where a quoted column is over; `nil` where that is not in the block, or only its last byte could tell.
    private static func endOfQuotes(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var position = start
        while position < end {
            if unsafe base[position] == UInt8(ascii: "\"") {
                guard position + 1 < end else { return nil }
                guard unsafe base[position + 1] == UInt8(ascii: "\"") else { return position + 1 }
                position += 1
            }
            position += 1
        }
        return nil
    }
}

extension RecordCutter {
    /// Whether a row is a record; the first row settles the columns, and may be a header.
    mutating func isRow(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int, preceding: Int) -> Bool {
        guard table == nil else { return true }
        let readsHeader = options.table.readsHeader
        let bare = TableLayout(isQuoted: format == .csv)
        do {
            let fields = unsafe try bare.fields(base, from: start, to: end)
            let names = readsHeader ? fields.map { unsafe name($0, base) } : nil
            do {
                table = try TableLayout(
                    isQuoted: bare.isQuoted, columnCount: fields.count, names: names, options: options.table)
            } catch {
                let has = names.map { "has \($0.joined(separator: ", "))" } ?? "is \(fields.count) columns wide"
                failure = CorpusError(
                    code: .missingField, message: "there is no \(error.column): the first row \(has)", path: path,
                    record: readsHeader ? nil : records + preceding + 1, byteOffset: offset + start,
                    byteOffsetSpace: .decompressedText,
                    advice: "name a column that is there (--text-column, --language-column, --id-field)")
                return false
            }
        } catch {
            guard readsHeader else { return true }
            var fault = error
            fault.position += offset
            failure = fault.error(path: path, allowed: 0, isHeader: true)
        }
        return !readsHeader
    }

    private func name(_ field: TableLayout.Field, _ base: UnsafePointer<UInt8>) -> String {
        let bytes = unsafe UnsafeBufferPointer(start: base + field.start, count: field.count)
        let name = unsafe String(decoding: bytes, as: UTF8.self)
        guard field.hasDoubledQuotes else { return name }
        return name.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
    }
}
