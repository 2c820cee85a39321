/// The header row of an observation table: which column holds what.
struct ObservationHeader {
    static let reserved = [
        "tokens", "standard_error", "cross_entropy", "seed", "baseline", "pretraining", "finetuning_tokens",
    ]

    let metric: String
    let ignored: [String]
    private let metricIndex: Int
    private let indices: [String: Int]
    private let count: Int

    init(_ row: CommaSeparatedRows.Row) throws(ObservationTableError) {
        var indices: [String: Int] = [:]
        var others: [(name: String, index: Int)] = []
        for (index, field) in row.fields.enumerated() {
            let name = Self.trimmed(field)
            let key = name.lowercased()
            if Self.reserved.contains(key) {
                guard indices.updateValue(index, forKey: key) == nil else {
                    throw ObservationTableError(
                        code: .header, line: row.line, column: index + 1,
                        message: "the column \(key) appears twice; keep one of them")
                }
            } else if !name.isEmpty {
                others.append((name, index))
            }
        }
        guard indices["tokens"] != nil else {
            throw ObservationTableError(
                code: .header, line: row.line,
                message: "there is no column named tokens; the first row must name the columns, as in tokens,bleu")
        }
        guard let metric = others.first else {
            throw ObservationTableError(
                code: .header, line: row.line,
                message: "there is no metric column; name one after the metric, as in tokens,bleu")
        }
        self.metric = metric.name
        metricIndex = metric.index
        ignored = others.dropFirst().map(\.name)
        self.indices = indices
        count = row.fields.count
    }

    func observation(from row: CommaSeparatedRows.Row) throws(ObservationTableError) -> Observation {
        guard row.fields.count == count else {
            throw ObservationTableError(
                code: .fieldCount, line: row.line,
                message: "the row has \(row.fields.count) fields and the header \(count); "
                    + "leave unknown fields empty, and quote fields that hold a comma")
        }
        let isBaseline = try flag("baseline", row) ?? false
        let tokens = try number("tokens", row)
        if let tokens, tokens < 0 || (tokens == 0 && !isBaseline) {
            throw error(row, "tokens", "tokens must be more than 0; mark a model without pretraining in baseline")
        }
        guard let tokens = tokens ?? (isBaseline ? 0 : nil) else {
            throw error(row, "tokens", "tokens is empty; give the pretraining tokens this checkpoint has seen")
        }
        guard let value = try number(at: metricIndex, named: metric, row) else {
            throw ObservationTableError(
                code: .field, line: row.line, column: metricIndex + 1,
                message: "\(metric) is empty; give the score, or leave the row out")
        }
        return Observation(
            tokens: tokens, value: value, standardError: try positive("standard_error", row),
            crossEntropy: try positive("cross_entropy", row), seed: try whole("seed", row), isBaseline: isBaseline,
            pretraining: text("pretraining", row), finetuningTokens: try positive("finetuning_tokens", row))
    }

    private func text(_ name: String, _ row: CommaSeparatedRows.Row) -> String? {
        guard let index = indices[name] else { return nil }
        let field = Self.trimmed(row.fields[index])
        return field.isEmpty ? nil : field
    }

    private func number(_ name: String, _ row: CommaSeparatedRows.Row) throws(ObservationTableError) -> Double? {
        guard let index = indices[name] else { return nil }
        return try number(at: index, named: name, row)
    }

    private func number(
        at index: Int, named name: String, _ row: CommaSeparatedRows.Row
    ) throws(ObservationTableError) -> Double? {
        let field = Self.trimmed(row.fields[index])
        if field.isEmpty { return nil }
        let isPlain = field.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        guard isPlain, let number = Double(field), number.isFinite else {
            throw ObservationTableError(
                code: .field, line: row.line, column: index + 1,
                message: "\(name) is \"\(field)\", which is not a number; write it plainly or as 2.5e10")
        }
        return number
    }

    private func positive(_ name: String, _ row: CommaSeparatedRows.Row) throws(ObservationTableError) -> Double? {
        guard let number = try number(name, row) else { return nil }
        guard number > 0 else {
            throw error(row, name, "\(name) must be more than 0; leave it empty where it is not known")
        }
        return number
    }

    private func whole(_ name: String, _ row: CommaSeparatedRows.Row) throws(ObservationTableError) -> Int? {
        guard let field = text(name, row) else { return nil }
        guard let number = Int(field) else { throw error(row, name, "\(name) is \"\(field)\"; give a whole number") }
        return number
    }

    private func flag(_ name: String, _ row: CommaSeparatedRows.Row) throws(ObservationTableError) -> Bool? {
        guard let field = text(name, row) else { return nil }
        switch field.lowercased() {
        case "true", "1", "yes": return true
        case "false", "0", "no": return false
        default: throw error(row, name, "\(name) is \"\(field)\"; write true or false")
        }
    }

    private func error(_ row: CommaSeparatedRows.Row, _ name: String, _ message: String) -> ObservationTableError {
        ObservationTableError(code: .field, line: row.line, column: indices[name].map { $0 + 1 }, message: message)
    }

    private static func trimmed(_ field: String) -> String {
        let scalars = Substring(field).unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[start...end])
    }
}
