/// The scores of finetuned checkpoints, as read from comma-separated text.
///
/// ```swift
/// let table = try ObservationTable(csv: "tokens,bleu\n1e9,18.2\n2e9,20.1\n4e9,21.7\n")
/// let analysis = try CurveAnalysis(table)
/// ```
public struct ObservationTable: Sendable, Codable, Hashable {
    /// The metric's name as the header spells it, such as `bleu`.
    public var metric: String
    /// The rows, in the order of the text.
    public var observations: [Observation]
    /// Further columns, which are not read.
    public var ignoredColumns: [String]

    public init(metric: String, observations: [Observation], ignoredColumns: [String] = []) {
        self.metric = metric
        self.observations = observations
        self.ignoredColumns = ignoredColumns
    }

    /// One curve of a table: rows of one pretraining corpus and one finetuning size.
    public struct Group: Sendable, Codable, Hashable {
        /// The pretraining corpus, where the table names it.
        public var pretraining: String?
        /// The finetuning size in tokens, where the table gives it.
        public var finetuningTokens: Double?
        /// The rows of the curve and of its baseline, in the order of the table.
        public var observations: [Observation]
    }

    /// The curves of the table, in order of first appearance. A baseline row belongs to every curve with which it
    /// does not disagree: of the same finetuning size where both state one, and of the same corpus where it names one.
    public var groups: [Group] {
        var groups: [Group] = []
        for row in observations where !row.isBaseline {
            let isKnown = groups.contains {
                $0.pretraining == row.pretraining && $0.finetuningTokens == row.finetuningTokens
            }
            if !isKnown {
                groups.append(
                    Group(pretraining: row.pretraining, finetuningTokens: row.finetuningTokens, observations: []))
            }
        }
        for index in groups.indices {
            let group = groups[index]
            groups[index].observations = observations.filter { row in
                if row.isBaseline {
                    return (row.pretraining == nil || row.pretraining == group.pretraining)
                        && (row.finetuningTokens == nil || group.finetuningTokens == nil
                            || row.finetuningTokens == group.finetuningTokens)
                }
                return row.pretraining == group.pretraining && row.finetuningTokens == group.finetuningTokens
            }
        }
        return groups
    }
}
