#if HTTP
/// A file as a server has it, and how well that server knows its trade.
struct ServedFile: Sendable {
    /// How the end of a body is told.
    enum Framing: Sendable { case length, chunks, close }

    var bytes: [UInt8]
    var entityTag: String? = "\"first\""
    var lastModified: String?
    /// Whether it sends parts.
    var hasParts = true
    /// Whether it looks at `If-Range`.
    var heedsVersion = true
    var framing = Framing.length
    /// Fields beside the usual ones.
    var fields: [String] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The answer, which breaks off after some bytes of the body, if told to.
    func answer(_ request: LoopbackServer.Request, upTo limit: Int? = nil) -> [LoopbackServer.Step] {
        let isSameVersion = request.fields["if-range"].map { $0 == entityTag || $0 == lastModified } ?? true
        var start = 0
        if hasParts, isSameVersion || !heedsVersion, let asked = request.rangeStart { start = asked }
        var head = ["HTTP/1.1 200 OK"]
        var body = bytes[...]
        if start > 0, start >= bytes.count {
            head = ["HTTP/1.1 416 Range Not Satisfiable", "Content-Range: bytes */\(bytes.count)"]
            body = []
        } else if start > 0 {
            head = ["HTTP/1.1 206 Partial Content"]
            head.append("Content-Range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)")
            body = bytes[start...]
        }
        if let entityTag { head.append("ETag: \(entityTag)") }
        if let lastModified { head.append("Last-Modified: \(lastModified)") }
        head += ["Date: Tue, 24 Nov 2026 01:00:00 GMT"] + fields
        let sent = Array(body.prefix(limit ?? body.count))
        let isCut = sent.count < body.count || limit == body.count
        switch framing {
        case .length: head.append("Content-Length: \(body.count)")
        case .chunks: head.append("Transfer-Encoding: chunked")
        case .close: head.append("Connection: close")
        }
        let steps: [LoopbackServer.Step] = [.send(head.joined(separator: "\r\n") + "\r\n\r\n")]
        switch framing {
        case .length: return steps + [.send(sent)] + (isCut ? [.close] : [])
        case .close: return steps + [.send(sent), .close]
        case .chunks:
            var chunked: [UInt8] = []
            for index in stride(from: 0, to: sent.count, by: 1000) {
                let chunk = sent[index..<min(index + 1000, sent.count)]
                chunked += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
            }
            return steps + [.send(chunked)] + (isCut ? [.close] : [.send("0\r\n\r\n")])
        }
    }
}
#endif
