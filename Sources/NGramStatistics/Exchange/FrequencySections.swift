import Foundation

/// ARPA's n-gram sections as ``ARPAExport`` writes them: relative frequencies, and above them a line with the totals by
/// which they become counts again.
struct FrequencySections: CountsRows {
    let isLiteral: Bool
    var hasQuotes: Bool { false }
    var values: CountsSorter.Values { .frequencies }
    private(set) var totals: [UInt64]?
    var declaredOrder: Int { isAtEnd ? entries.count : 0 }

    /// Entries of each section, as declared.
    private var entries: [UInt64] = []
    private var hasBegun = false
    /// Order of the current section; 0 before the first.
    private var section = 0
    private var found: UInt64 = 0
    private var isAtEnd = false

    init(isLiteral: Bool) { self.isLiteral = isLiteral }

    /// The occurrences of an n-gram whose frequency after an n-gram with `total` of them is known.
    ///
    /// Counts up to 10¹² come back exactly.
    /// - Returns: `nil` where that is no whole number, or more than there are.
    static func count(logarithm: Double, of total: UInt64) -> UInt64? {
        let count = pow(10, logarithm) * Double(total)
        guard count >= 0.5, count < Double(total) + 0.5, abs(count - count.rounded()) < 0.01 else { return nil }
        return UInt64(count.rounded())
    }

    mutating func parse(_ record: UnsafeBufferPointer<UInt8>, into row: inout CountsRow) throws(RowFault) -> Bool {
        if unsafe record[0] == UInt8(ascii: "\\") {
            try readKeyword(unsafe String(decoding: record, as: UTF8.self))
            return false
        }
        if section == 0 || isAtEnd {
            try readHeader(unsafe String(decoding: record, as: UTF8.self))
            return false
        }
        return unsafe try parseEntry(record, into: &row)
    }

    func checkEnd() throws(RowFault) {
        guard isAtEnd else { throw RowFault("the file ends before \\end\\; copy it again") }
    }

    private mutating func readHeader(_ line: String) throws(RowFault) {
        guard !isAtEnd else { throw RowFault("text follows \\end\\") }
        guard hasBegun else {
            guard line.hasPrefix(ARPAExport.totalsMark) else { return }
            let numbers = line.dropFirst(ARPAExport.totalsMark.count).split(separator: " ").map { UInt64($0) }
            let read = numbers.compactMap(\.self)
            guard read.count == numbers.count, read.allSatisfy({ $0 <= ByteDecoder.largestTally }) else {
                throw RowFault("its totals are no numbers")
            }
            totals = read
            return
        }
        let parts = line.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "ngram \(entries.count + 1)", let count = UInt64(parts[1]) else {
            throw RowFault("'\(line.prefix(40))' is not 'ngram \(entries.count + 1)=…'")
        }
        entries.append(count)
    }

    private mutating func readKeyword(_ line: String) throws(RowFault) {
        if line == "\\data\\", !hasBegun {
            guard totals != nil else {
                throw RowFault(
                    "the file holds probabilities and not counts: without the line '\(ARPAExport.totalsMark) …', which alignkit "
                        + "export writes, nothing says how often an n-gram occurred, and a smoothed model has forgotten it; "
                        + "import counts (--format tsv)", code: .noCounts)
            }
            hasBegun = true
            return
        }
        guard hasBegun, totals?.count == entries.count else {
            throw RowFault("its sections are not those that the totals are of")
        }
        guard section == 0 || found == entries[section - 1] else {
            throw RowFault(
                "\(found) n-grams of order \(section) came before it, and 'ngram \(section)=\(entries[section - 1])' was declared"
            )
        }
        if line == "\\end\\", section == entries.count, !isAtEnd {
            isAtEnd = true
            return
        }
        guard section < entries.count, line == "\\\(section + 1)-grams:" else {
            throw RowFault("'\(line.prefix(40))' is out of place")
        }
        section += 1
        found = 0
    }

    private mutating func parseEntry(
        _ record: UnsafeBufferPointer<UInt8>, into row: inout CountsRow
    ) throws(RowFault) -> Bool {
        guard let tab = unsafe record.firstIndex(of: 0x09),
            let logarithm = Double(unsafe String(decoding: record[..<tab], as: UTF8.self)), logarithm <= 0
        else {
            throw RowFault("it is not a logarithm, a tab and an n-gram")
        }
        let text = unsafe UnsafeBufferPointer(rebasing: record[(tab + 1)...])
        guard unsafe !text.contains(0x09) else {
            throw RowFault(
                "it has a back-off weight: the file is a smoothed model, which holds no counts", code: .noCounts)
        }
        unsafe try TabbedRows.split(text, isLiteral: isLiteral, into: &row)
        guard row.order == section else {
            throw RowFault("it has \(row.order) tokens in the section of order \(section)")
        }
        found += 1
        guard section == 1 else {
            row.value = logarithm.bitPattern
            return true
        }
        if logarithm == ARPAExport.logarithmOfZero, ARPAExport.markers.contains(row.bytes) { return false }
        guard let count = Self.count(logarithm: logarithm, of: totals?.first ?? 0) else {
            throw RowFault("its frequency is that of no whole number of occurrences", code: .inconsistent)
        }
        row.value = count
        return true
    }
}
