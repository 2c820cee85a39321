import ScalingLaws

/// Tables of observations: line ends and a byte-order mark do not matter; what was read can be written and read again; curves
/// are analysed without a number that is none.
enum ObservationCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        let table: ObservationTable
        do throws(ObservationTableError) {
            table = try ObservationTable(csv: bytes)
        } catch {
            try require(error.line >= 1 && error.column ?? 1 >= 1, "a place before the first: \(error)")
            return
        }
        if !bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            try require((try? ObservationTable(csv: [0xEF, 0xBB, 0xBF] + bytes)) == table, "a byte-order mark matters")
        }
        if !bytes.contains(UInt8(ascii: "\"")), !bytes.contains(0x0D) {
            let carriageReturns = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
            try require((try? ObservationTable(csv: carriageReturns)) == table, "CRLF matters")
        }
        for row in table.observations {
            let isInRange =
                row.value.isFinite && (row.isBaseline ? row.tokens >= 0 : row.tokens > 0) && row.tokens.isFinite
                && (row.standardError ?? 1) > 0 && (row.crossEntropy ?? 1) > 0 && (row.finetuningTokens ?? 1) > 0
            try require(isInRange, "a row out of range: \(row)")
        }
        try require(
            (try? ObservationTable(csv: written(table))) == withoutIgnored(table), "what was read is lost when written")
        guard table.observations.count <= 12 else { return }
        for group in table.groups.prefix(2) {
            guard let analysis = try? CurveAnalysis(observations: group.observations, metric: table.metric) else {
                continue
            }
            try require(
                (0...1).contains(analysis.probabilityNonMonotone), "a probability of \(analysis.probabilityNonMonotone)"
            )
            try require(
                (0...1).contains(analysis.probabilityOfNoticeableFall),
                "a probability of \(analysis.probabilityOfNoticeableFall)")
        }
    }

    private static func withoutIgnored(_ table: ObservationTable) -> ObservationTable {
        ObservationTable(metric: table.metric, observations: table.observations)
    }

    private static func written(_ table: ObservationTable) -> String {
        func quoted(_ text: String) -> String {
            "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        func field(_ value: (some CustomStringConvertible)?) -> String { value.map { "\($0)" } ?? "" }
        var text =
            "tokens,\(quoted(table.metric)),standard_error,cross_entropy,seed,baseline,pretraining,finetuning_tokens\n"
        for row in table.observations {
            let fields = [
                field(row.tokens), field(row.value), field(row.standardError), field(row.crossEntropy), field(row.seed),
                row.isBaseline ? "true" : "false", row.pretraining.map(quoted) ?? "", field(row.finetuningTokens),
            ]
            text += fields.joined(separator: ",") + "\n"
        }
        return text
    }
}
