/// How a shard's decompressed text is divided into records.
public enum RecordFormat: String, Sendable, Hashable, CaseIterable {
    /// Found for each shard: ``jsonl`` where the name ends in `.jsonl`, `.ndjson`, `.jsonlines` or `.json` (before a
    /// compression suffix) or the first byte that is not blank is `{`; ``text`` otherwise.
    case automatic
    /// One JSON object (RFC 8259) on each line.
    case jsonl
    /// One document on each line.
    case text
}
