/// Writes a row for each n-gram: tab-separated or CSV.
struct TableExport {
    private let profile: CorpusProfile
    private let orders: [Int]
    private let isCSV: Bool
    private let format: CountsFormat
    /// Columns for tokens.
    private let columns: Int
    private let separator: UInt8

    init(_ profile: CorpusProfile, format: CountsFormat, orders: [Int]) {
        self.profile = profile
        self.format = format
        self.orders = orders
        isCSV = format == .csv
        columns = orders.last ?? 1
        separator = UInt8(ascii: isCSV ? "," : " ")
    }

    func write(_ buffer: inout ExportBuffer) throws {
        let vocabulary = columns > 1 ? try ExportVocabulary(profile, format: format) : nil
        var first: [Int: [Int]] = [:]
        if isCSV {
            buffer.append("order,\((1...columns).map { "token_\($0)" }.joined(separator: ",")),count\n")
            first = try CSVOpening(profile, orders: orders).entries
            for order in orders {
                guard let entries = first[order], let last = entries.last else { continue }
                try write(order: order, vocabulary, &buffer, before: last + 1) { entries.contains($0) }
            }
        }
        for order in orders {
            let written = first[order] ?? []
            try write(order: order, vocabulary, &buffer, before: .max) { written.isEmpty || !written.contains($0) }
        }
    }

    /// Writes the n-grams of one order that `isWanted`, given their places in the profile, from 0.
    private func write(
        order: Int, _ vocabulary: ExportVocabulary?, _ buffer: inout ExportBuffer, before limit: Int,
        where isWanted: (Int) -> Bool
    ) throws {
        var entry = 0
        guard order > 1, let vocabulary else {
            var cursor = VocabularyCursor(profile)
            var text: [UInt8] = []
            while entry < limit, try cursor.advance() {
                defer { entry += 1 }
                guard isWanted(entry) else { continue }
                text.removeAll(keepingCapacity: true)
                ExportVocabulary.append(cursor.token, format: format, to: &text)
                if isCSV { buffer.append("1,") }
                buffer.append(text[...])
                try finishRow(&buffer, order: 1, count: cursor.count)
            }
            return
        }
        var cursor = NGramCursor(profile, order: order)
        let start = "\(order),"
        while entry < limit, try cursor.advance() {
            defer { entry += 1 }
            guard isWanted(entry) else { continue }
            if isCSV { buffer.append(start) }
            for place in 0..<order {
                if place > 0 { buffer.append(separator) }
                buffer.append(vocabulary[cursor.id(place)])
            }
            try finishRow(&buffer, order: order, count: cursor.count)
        }
    }

    private func finishRow(_ buffer: inout ExportBuffer, order: Int, count: UInt64) throws {
        if isCSV { for _ in order..<columns { buffer.append(separator) } }
        buffer.append(isCSV ? separator : 0x09)
        buffer.append(decimal: count)
        buffer.append(0x0A)
        try buffer.flushIfFull()
    }
}

/// The rows that a CSV table begins with: for each column a token that no reader takes for a number, a date or a truth
/// value, where there is one.
///
/// polars guesses types by the first 100 rows, DuckDB by the first 20,480; a later token that does not fit is an error.
struct CSVOpening {
    /// By order: places of the rows in the profile, from 0.
    private(set) var entries: [Int: [Int]] = [:]

    init(_ profile: CorpusProfile, orders: [Int]) throws(ProfileError) {
        var isText: [Bool] = [false]
        var cursor = VocabularyCursor(profile)
        while try cursor.advance() { isText.append(Self.isText(cursor.token)) }
        var open = Set(0..<(orders.last ?? 1))
        for order in orders.reversed() where open.contains(where: { $0 < order }) {
            guard order > 1 else {
                if let rank = isText.firstIndex(of: true) { entries[1] = [rank - 1] }
                continue
            }
            var ngrams = NGramCursor(profile, order: order)
            var entry = 0
            while open.contains(where: { $0 < order }), try ngrams.advance() {
                let covered = open.filter { $0 < order && isText[Int(ngrams.id($0))] }
                if !covered.isEmpty {
                    entries[order, default: []].append(entry)
                    open.subtract(covered)
                }
                entry += 1
            }
        }
    }

    /// Whether a token holds a letter that is in no number, date, time or word for a truth value or for nothing, however
    /// they are spelt: `0x1f`, `1e5`, `inf`, `NaN`, `true`, `None`, `12:30 pm`, `2020-01-01T00:00Z`.
    private static func isText(_ token: [UInt8]) -> Bool {
        token.contains { $0 >= 0x80 || letters.contains($0 | 0x20) }
    }

    private static let letters = Set("ghjkqvw".utf8)
}
