/// Splits comma-separated text (RFC 4180) into rows: quoted fields with doubled quotation marks, line feeds or CRLF
/// (or a lone CR) between rows, a byte-order mark at the start, blank lines passed over.
struct CommaSeparatedRows {
    struct Row {
        /// The line, from 1, in which the row begins.
        var line: Int
        var fields: [String]
    }

    let rows: [Row]

    init(_ bytes: [UInt8]) throws(ObservationTableError) {
        var scanner = Scanner(bytes: bytes)
        rows = try scanner.rows()
    }

    private struct Scanner {
        let bytes: [UInt8]
        var position = 0
        var line = 1

        init(bytes: [UInt8]) {
            self.bytes = bytes
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        }

        mutating func rows() throws(ObservationTableError) -> [Row] {
            var rows: [Row] = []
            while position < bytes.count {
                let row = try row()
                if row.fields.count == 1, row.fields[0].allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
                rows.append(row)
            }
            return rows
        }

        private mutating func row() throws(ObservationTableError) -> Row {
            let start = line
            var fields: [String] = []
            while true {
                fields.append(try field(number: fields.count + 1, rowLine: start))
                guard position < bytes.count else { break }
                let separator = bytes[position]
                position += 1
                if separator == UInt8(ascii: ",") { continue }
                if separator == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
                    position += 1
                }
                line += 1
                break
            }
            return Row(line: start, fields: fields)
        }

        /// Leaves `position` at the separator after the field, or at the end.
        private mutating func field(number: Int, rowLine: Int) throws(ObservationTableError) -> String {
            var contents: [UInt8] = []
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                position += 1
                try quoted(into: &contents, number: number, rowLine: rowLine)
            } else {
                while position < bytes.count, !isSeparator(bytes[position]) {
                    contents.append(bytes[position])
                    position += 1
                }
            }
            guard let text = String(validating: contents, as: UTF8.self) else {
                throw ObservationTableError(
                    code: .notUTF8, line: rowLine, column: number,
                    message: "the field is not valid UTF-8; save the table as UTF-8 text")
            }
            return text
        }

        private mutating func quoted(
            into contents: inout [UInt8], number: Int, rowLine: Int
        ) throws(ObservationTableError) {
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "\"") {
                    guard position < bytes.count, !isSeparator(bytes[position]) else { return }
                    guard bytes[position] == UInt8(ascii: "\"") else {
                        throw ObservationTableError(
                            code: .quoting, line: rowLine, column: number,
                            message: "text follows the closing quotation mark; double the marks inside a quoted field")
                    }
                    position += 1
                } else if byte == UInt8(ascii: "\n") {
                    line += 1
                }
                contents.append(byte)
            }
            throw ObservationTableError(
                code: .quoting, line: rowLine, column: number,
                message: "the quotation mark that opens this field is never closed")
        }

        private func isSeparator(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
    }
}
