#if HTTP
/// Status and header of an answer, of which only what reading needs is kept.
struct HTTPResponse: Sendable {
    /// `Content-Range`: bytes of a file of a size that may not be told, or `bytes: nil` where the range asked for lies behind the end.
    struct Range: Equatable, Sendable {
        var bytes: ClosedRange<Int>?
        var size: Int?
    }

    /// 0 before there is one.
    private(set) var status = 0
    private var fields: [String: String] = [:]

    private static let names: Set = [
        "content-range", "content-length", "content-encoding", "transfer-encoding", "etag", "last-modified", "date",
    ]

    init() {}

    /// Takes a line of the header; a status line begins a new answer, as after a redirect.
    mutating func receive(_ line: String) {
        if line.hasPrefix("HTTP/") {
            fields = [:]
            let parts = line.split(separator: " ", maxSplits: 2)
            status = parts.count > 1 ? Self.number(parts[1].prefix { $0.isNumber }) ?? 0 : 0
            return
        }
        guard let colon = line.firstIndex(of: ":") else { return }
        let name = line[..<colon].lowercased()
        guard Self.names.contains(name) else { return }
        let blanks: Set<Character> = [" ", "\t", "\r", "\n", "\r\n"]
        let value = line[line.index(after: colon)...].drop { blanks.contains($0) }
        fields[name] = String(value.reversed().drop { blanks.contains($0) }.reversed())
    }

    /// The value of a field, whose name is in lower case.
    subscript(_ name: String) -> String? { fields[name] }

    /// Bytes of the body, where that is told and meant.
    var contentLength: Int? {
        fields["transfer-encoding"] == nil ? fields["content-length"].flatMap { Self.number($0[...]) } : nil
    }

    /// `nil` where it is missing or none.
    var contentRange: Range? {
        guard let value = fields["content-range"], value.lowercased().hasPrefix("bytes ") else { return nil }
        let parts = value.dropFirst(6).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let size = Self.number(parts[1])
        if parts[0] == "*" { return size.map { Range(bytes: nil, size: $0) } }
        let bounds = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count == 2, let first = Self.number(bounds[0]), let last = Self.number(bounds[1]), first <= last,
            last < Int.max, parts[1] == "*" || (size ?? 0) > last
        else { return nil }
        return Range(bytes: first...last, size: size)
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
    }
}
#endif
