/// How a shard's decompressed text is divided into records.
public enum RecordFormat: String, Sendable, Hashable, CaseIterable {
    /// Found for each shard by its content and name: ``wet`` where it begins with `WARC/1.`; ``jsonl`` where the name
    /// ends in `.jsonl`, `.ndjson`, `.jsonlines` or `.json` (before a compression suffix) or the first byte that is not
    /// blank is `{`; ``tmx`` where the name ends in `.tmx`; ``text`` otherwise. Tables are never guessed.
    case automatic
    /// One JSON object (RFC 8259) on each line.
    case jsonl
    /// One document on each line, or as ``ReadingOptions/documents`` has it.
    case text
    /// One row of columns on each line, divided by tabs; nothing is quoted.
    case tsv
    /// Rows of columns divided by commas (RFC 4180); a column in quotes may hold line ends.
    case csv
    /// The `conversion` records of WARC files (ISO 28500), as Common Crawl's WET files hold them.
    case wet
    /// Translation units of TMX 1.4 files (Translation Memory eXchange), of which one language is read.
    case tmx
}
