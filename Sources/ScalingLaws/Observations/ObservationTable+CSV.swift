extension ObservationTable {
    /// Reads comma-separated text with a header row (RFC 4180; LF or CRLF; a byte-order mark and blank lines are
    /// passed over; fields may be quoted).
    ///
    /// Columns, in any order, upper or lower case: `tokens`; the metric, which is the first column with a name that is
    /// not reserved; optional `standard_error`, `cross_entropy`, `seed` (a whole number), `baseline` (`true`/`false`,
    /// `1`/`0`, `yes`/`no`), `pretraining` (any text) and `finetuning_tokens`. Other columns are listed in
    /// ``ignoredColumns``. An empty field of an optional column means that the value is not known; a baseline row may
    /// leave `tokens` empty. Numbers are plain or scientific (`25000000000`, `2.5e10`); suffixes such as `25B` are
    /// refused, since nobody can tell a billion of tokens from a block of bytes.
    /// - Throws: `ObservationTableError` with line and column for the first field that cannot be used.
    /// - Complexity: O(bytes).
    public init(csv text: String) throws(ObservationTableError) {
        try self.init(csv: Array(text.utf8))
    }

    /// The same, from the bytes of a file.
    public init(csv bytes: [UInt8]) throws(ObservationTableError) {
        let rows = try CommaSeparatedRows(bytes).rows
        guard let first = rows.first else {
            throw ObservationTableError(
                code: .empty, line: 1,
                message: "the table is empty; give a header row such as tokens,bleu and a row per checkpoint")
        }
        let header = try ObservationHeader(first)
        guard rows.count > 1 else {
            throw ObservationTableError(
                code: .empty, line: first.line,
                message: "there is no row below the header; give one per finetuned checkpoint")
        }
        var observations: [Observation] = []
        observations.reserveCapacity(rows.count - 1)
        for row in rows.dropFirst() { observations.append(try header.observation(from: row)) }
        self.init(metric: header.metric, observations: observations, ignoredColumns: header.ignored)
    }
}
