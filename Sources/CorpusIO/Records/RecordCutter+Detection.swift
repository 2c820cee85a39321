extension RecordCutter {
    private static let webArchiveStart = Array("WARC/1.".utf8)

    /// The format of a shard by its first bytes that are not blank, and by its name; `nil` where more bytes are needed.
    func detectedFormat(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isAtEnd: Bool
    ) -> RecordFormat? {
        if isNamed([".tmx"]) { return .tmx }
        guard let first = unsafe Self.firstNotBlank(base, from: start, to: end) else { return nil }
        if isNamed([".jsonl", ".json", ".ndjson", ".jsonlines"]) { return .jsonl }
        if unsafe base[first] == UInt8(ascii: "{") { return .jsonl }
        let count = min(Self.webArchiveStart.count, end - first)
        for index in 0..<count where unsafe base[first + index] != Self.webArchiveStart[index] { return .text }
        if count == Self.webArchiveStart.count { return .wet }
        return isAtEnd ? .text : nil
    }

    private func isNamed(_ suffixes: [String]) -> Bool {
        var name = path.lowercased()
        for suffix in [".zst", ".zstd", ".gz", ".bz2", ".xz"] where name.hasSuffix(suffix) {
            name.removeLast(suffix.count)
            break
        }
        return suffixes.contains { name.hasSuffix($0) }
    }
}
