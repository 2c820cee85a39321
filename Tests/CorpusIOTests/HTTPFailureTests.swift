#if HTTP
import TestSupport
import Testing

@testable import CorpusIO

@Suite("files at addresses: failures")
struct HTTPFailureTests {
    private let lines = (0..<3000).map { "line \($0)\n" }.joined()
    private let quick = ReadingOptions(
        blockSize: 1000, http: HTTPOptions(maximumAttempts: 3, timeout: 20, initialDelay: 0.001))

    private func failure(
        _ options: ReadingOptions? = nil, requests: Int? = nil, location: SourceLocation = #_sourceLocation,
        _ answer: @escaping LoopbackServer.Answer
    ) throws -> CorpusError {
        let server = try LoopbackServer(answer)
        let outcome = try read([server.address()], options ?? quick)
        if let requests { #expect(server.requests.count == requests, sourceLocation: location) }
        let failure = try #require(outcome.failure, sourceLocation: location)
        #expect(failure.path == server.address(), sourceLocation: location)
        return failure
    }

    @Test(
        "an answer that asking again does not mend ends reading at once",
        arguments: [
            (400, CorpusError.Code.inputOutput), (401, .permissionDenied), (403, .permissionDenied), (404, .notFound),
            (410, .notFound), (204, .inputOutput), (304, .inputOutput), (416, .inputOutput), (451, .inputOutput),
        ])
    func finalStatus(_ status: Int, _ code: CorpusError.Code) throws {
        let body = status == 204 || status == 304 ? "" : "Content-Length: 3\r\n"
        let failure = try failure(requests: 1) { _ in
            [.send("HTTP/1.1 \(status) X\r\n\(body)\r\n" + (body.isEmpty ? "" : "no\n"))]
        }
        #expect(failure.code == code)
        #expect(failure.message.contains("\(status)"))
        #expect(failure.byteOffset == 0)
    }

    @Test("others are asked for as often as allowed", arguments: [408, 425, 429, 500, 502, 503, 504])
    func passingStatus(_ status: Int) throws {
        let failure = try failure(requests: 3) { _ in
            [.send("HTTP/1.1 \(status) X\r\nContent-Length: 3\r\n\r\nno\n")]
        }
        #expect(failure.code == .inputOutput)
        #expect(failure.message.contains("status \(status); 3 requests"))
    }

    @Test("a wait that the server asks for is kept to, up to the longest allowed")
    func retryAfter() throws {
        let file = ServedFile(lines)
        let server = try LoopbackServer { request in
            request.number == 0
                ? [.send("HTTP/1.1 429 X\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")] : file.answer(request)
        }
        let began = ContinuousClock.now
        #expect(try read([server.address()], quick).records.count == 3000)
        #expect(began.duration(to: .now) >= .seconds(0.9))

        let tooLong = try failure(requests: 1) { _ in
            [.send("HTTP/1.1 503 X\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n")]
        }
        #expect(tooLong.message.contains("asks to wait 3600 s"))
    }

    @Test("no server, no further byte", arguments: ["close", "reset", "garbage"])
    func noAnswer(_ kind: String) throws {
        let failure = try failure(requests: kind == "garbage" ? nil : 3) { _ in
            switch kind {
            case "close": [.close]
            case "reset": [.reset]
            default: [.send("what?\r\n\r\n"), .close]
            }
        }
        #expect(failure.code == .inputOutput)
    }

    @Test("a server that is not there is an error after the attempts allowed")
    func notThere() throws {
        let address = try LoopbackServer { _ in [.close] }.address()
        let failure = try #require(try read([address], quick).failure)
        #expect(failure.message.contains("3 requests"))
    }

    @Test("a stall counts as a failed request", arguments: [false, true])
    func stall(_ hasBegun: Bool) throws {
        var options = quick
        options.http.timeout = 0.2
        let file = ServedFile(lines)
        let failure = try failure(options, requests: hasBegun ? 4 : 3) { request in
            hasBegun && request.number == 0
                ? file.answer(request, upTo: 2000).dropLast() + [.wait(milliseconds: 2000)]
                : [.wait(milliseconds: 2000)]
        }
        #expect(failure.message.contains("nothing came from the server for 0.2 s"))
        #expect(failure.byteOffset == (hasBegun ? 2000 : 0))
    }

    @Test("bytes before the fault are read, and the error names byte and record")
    func place() throws {
        let file = ServedFile(lines)
        let server = try LoopbackServer { request in
            request.number == 0 ? file.answer(request, upTo: 20_000) : [.reset]
        }
        let outcome = try read([server.address()], quick)
        let failure = try #require(outcome.failure)
        #expect(failure.byteOffset == 20_000)
        #expect(failure.byteOffsetSpace == .file)
        #expect(failure.record == outcome.records.count + 1)
        #expect(outcome.records.last.map { $0.text } == "line \(outcome.records.count - 1)")
        #expect(server.requests.count == 4)
    }

    /// How a file becomes another between two requests.
    enum Change: String, CaseIterable, Sendable {
        case tag, tagWithoutHeed, tagWithoutParts, date, unnamed, size, unnamedAndShorter, nameless, gone

        var file: (before: ServedFile, after: ServedFile) {
            let text = (0..<3000).map { "line \($0)\n" }.joined()
            var (before, after) = (ServedFile(text), ServedFile(text.replacing("line", with: "Line")))
            after.entityTag = "\"second\""
            switch self {
            case .tag, .gone: break
            case .tagWithoutHeed: after.heedsVersion = false
            case .tagWithoutParts: after.hasParts = false
            case .date:
                (before.entityTag, after.entityTag) = (nil, nil)
                before.lastModified = "Mon, 23 Nov 2026 01:00:00 GMT"
                after.lastModified = "Mon, 23 Nov 2026 01:00:01 GMT"
            case .unnamed, .unnamedAndShorter:
                (before.entityTag, after.entityTag) = (nil, nil)
                if self == .unnamedAndShorter {
                    after.bytes = Array(before.bytes.prefix(1000))
                    after.framing = .chunks
                }
            case .size:
                after.entityTag = "\"first\""
                after.bytes += Array("more\n".utf8)
            case .nameless: after.entityTag = nil
            }
            if self == .gone { after.bytes = Array(after.bytes.prefix(100)) }
            return (before, after)
        }
    }

    @Test("a file that changes on the way is an error, never a mixture", arguments: Change.allCases)
    func change(_ change: Change) throws {
        let (before, after) = change.file
        let server = try LoopbackServer { request in
            request.number == 0 ? before.answer(request, upTo: 20_000) : after.answer(request)
        }
        let outcome = try read([server.address()], quick)
        #expect(outcome.failure?.code == .inputChanged)
        #expect(outcome.failure?.byteOffset == 20_000)
        #expect(outcome.texts.allSatisfy { $0.hasPrefix("line ") })
    }

    @Test(
        "a part other than the one asked for is refused",
        arguments: [
            "bytes 0-99/30000", "bytes 20001-28889/28890", "bytes 20000-28889/100", "bytes 20000-19999/28890",
            "bytes=20000-28889/28890", "items 20000-28889/28890", "bytes 20000-28889", "bytes */28890", "",
            "bytes 20000-99999999999999999999/*", "bytes -5-9/*", "bytes 20000-20004/28890",
        ])
    func wrongRange(_ range: String) throws {
        let file = ServedFile(lines)
        let failure = try failure(requests: 2) { request in
            if request.number == 0 { return file.answer(request, upTo: 20_000) }
            let field = range.isEmpty ? "" : "Content-Range: \(range)\r\n"
            return [
                .send("HTTP/1.1 206 Part\r\nETag: \"first\"\r\n\(field)Content-Length: 8890\r\n\r\n"),
                .send([UInt8](repeating: 0x61, count: 8890)),
            ]
        }
        #expect(failure.code == .inputOutput)
        #expect(failure.message.contains("status 206"))
    }

    @Test("redirects without end, and to what is no web server, are refused")
    func redirects() throws {
        let endless = try failure(requests: 11) { _ in
            [.send("HTTP/1.1 302 X\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")]
        }
        #expect(endless.message.contains("redirects without end"))
        let foreign = try failure(requests: 1) { _ in
            [.send("HTTP/1.1 302 X\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n")]
        }
        #expect(foreign.code == .inputOutput)
        #expect(foreign.message.contains("redirects"))
    }

    @Test(
        "ranges of bytes",
        arguments: [
            ("bytes 0-0/1", 0...0, 1), ("bytes 5-9/*", 5...9, nil), ("BYTES 5-9/10", 5...9, 10), ("bytes */7", nil, 7),
        ] as [(String, ClosedRange<Int>?, Int?)])
    func contentRange(_ value: String, _ bytes: ClosedRange<Int>?, _ size: Int?) {
        var response = HTTPResponse()
        response.receive("HTTP/1.1 206 Part\r\n")
        response.receive("content-RANGE:\t\(value) \r\n")
        #expect(response.contentRange == HTTPResponse.Range(bytes: bytes, size: size))
    }

    @Test("no header traps")
    func hostileHeaders() {
        var generator = SplitMix64(seed: 7)
        let alphabet = Array("HTP/1. 0123456789:-*bytesContent-Range\r\n\t\u{301}é".unicodeScalars)
        for _ in 0..<2000 {
            var response = HTTPResponse()
            for start in ["HTTP/1.1 ", "Content-Range: bytes ", "Content-Length: ", ""] {
                var line = start
                for _ in 0..<generator.next() % 24 {
                    line.unicodeScalars.append(alphabet[Int(generator.next() % UInt64(alphabet.count))])
                }
                response.receive(line)
            }
            var resource = HTTPResource()
            _ = resource.meaning(of: response, offset: Int(generator.next() % 3))
        }
    }
}
#endif
