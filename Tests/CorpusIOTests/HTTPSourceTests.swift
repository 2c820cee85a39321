#if HTTP
import Foundation
import Testing

@testable import CorpusIO

@Suite("files at addresses")
struct HTTPSourceTests {
    /// How a server frames and names what it sends.
    enum Server: String, CaseIterable, Sendable {
        case parts, dated, unnamed, weaklyNamed, withoutParts, chunked, chunkedWithoutParts, oldFashioned

        func file(_ bytes: [UInt8]) -> ServedFile {
            var file = ServedFile(bytes)
            switch self {
            case .parts: break
            case .dated:
                file.entityTag = nil
                file.lastModified = "Mon, 23 Nov 2026 01:00:00 GMT"
            case .unnamed: file.entityTag = nil
            case .weaklyNamed: file.entityTag = "W/\"first\""
            case .withoutParts: file.hasParts = false
            case .chunked: file.framing = .chunks
            case .chunkedWithoutParts:
                file.framing = .chunks
                file.hasParts = false
            case .oldFashioned: file.framing = .close
            }
            return file
        }
    }

    private let lines = (0..<3000).map { "{\"text\":\"line \($0 &* 2_654_435_761 % 1_000_003)\"}\n" }.joined()
    private let quick = ReadingOptions(blockSize: 5000, http: HTTPOptions(timeout: 20, initialDelay: 0.001))

    private func compressed() -> [UInt8] {
        let text = Array(lines.utf8)
        return Compress.zstandard(Array(text.prefix(30_000))) + Compress.zstandard(Array(text.dropFirst(30_000)))
    }

    /// What the same bytes come to from the disk.
    private func outcomeFromDisk(_ bytes: [UInt8], _ options: ReadingOptions) throws -> Outcome {
        let folder = try TestFolder()
        return try read([folder.write("file", bytes)], options)
    }

    @Test("the records are those of the file", arguments: Server.allCases, [1, 3])
    func wholeFile(_ kind: Server, _ workers: Int) throws {
        for bytes in [Array(lines.utf8), compressed(), Compress.gzip(lines)] {
            let file = kind.file(bytes)
            let server = try LoopbackServer { file.answer($0) }
            let outcome = try read([server.address()], quick, workers: workers)
            #expect(outcome.failure == nil)
            #expect(try outcome.records == outcomeFromDisk(bytes, quick).records)
            #expect(server.requests.count == 1)
            #expect(server.requests.allSatisfy { $0.fields["accept-encoding"] == "identity" })
            #expect(server.requests.allSatisfy { $0.fields["range"] == nil })
        }
    }

    @Test(
        "a connection that breaks is followed by another, from the byte reached",
        arguments: Server.allCases.filter { $0 != .oldFashioned })
    func brokenConnections(_ kind: Server) throws {
        let bytes = Array(lines.utf8)
        let file = kind.file(bytes)
        let server = try LoopbackServer { request in
            // Servers that begin anew get a little further each time.
            let limit = 20_000 + (request.rangeStart == nil || !file.hasParts ? 20_000 * request.number : 0)
            return file.answer(request, upTo: limit < bytes.count ? limit : nil)
        }
        let outcome = try read([server.address()], quick)
        #expect(outcome.failure == nil)
        #expect(try outcome.records == outcomeFromDisk(bytes, quick).records)
        let later = server.requests.dropFirst()
        #expect(later.count >= 2)
        let validator: String?
        switch kind {
        case .parts, .withoutParts, .chunked, .chunkedWithoutParts: validator = "\"first\""
        case .dated: validator = file.lastModified
        case .unnamed, .weaklyNamed, .oldFashioned: validator = nil
        }
        #expect(later.allSatisfy { $0.fields["if-range"] == validator })
        #expect(later.allSatisfy { ($0.fields["range"] == nil) == (validator == nil) })
        if kind == .parts { #expect(later.map(\.rangeStart) == later.map { 20_000 * $0.number }) }
    }

    @Test("a reset, a stall and a refusal on the way do not show in the records")
    func mixedFaults() throws {
        let bytes = compressed()
        let file = ServedFile(bytes)
        let server = try LoopbackServer { request in
            switch request.number {
            case 0: return Array(file.answer(request, upTo: 3000).dropLast()) + [.wait(milliseconds: 50), .reset]
            case 1: return Array(file.answer(request, upTo: 3000).dropLast()) + [.wait(milliseconds: 3000)]
            case 2: return [.send("HTTP/1.1 503 Later\r\nContent-Length: 4\r\n\r\nlate")]
            case 3: return [.close]
            default: return file.answer(request)
            }
        }
        var options = quick
        options.http.timeout = 0.3
        let outcome = try read([server.address()], options)
        #expect(outcome.failure == nil)
        #expect(try outcome.records == outcomeFromDisk(bytes, quick).records)
        #expect(server.requests.count == 5)
    }

    @Test("several addresses are read at once, in their order")
    func severalShards() throws {
        let texts = (0..<5).map { shard in (0..<400).map { "shard \(shard) line \($0)\n" }.joined() }
        let files = texts.map { ServedFile(Compress.zstandard($0)) }
        let server = try LoopbackServer { files[Int($0.target.dropFirst()) ?? 0].answer($0) }
        let addresses = files.indices.map { server.address("/\($0)") }
        for workers in [1, 4] {
            let outcome = try read(addresses, quick, workers: workers)
            #expect(outcome.failure == nil)
            #expect(outcome.texts == texts.joined().split(separator: "\n").map(String.init))
        }
    }

    @Test("damage is told as in a file: record, byte, kind")
    func damage() throws {
        var bytes = compressed()
        bytes.removeLast(40)
        let file = ServedFile(bytes)
        let server = try LoopbackServer { file.answer($0) }
        let outcome = try read([server.address()], quick)
        let expected = try outcomeFromDisk(bytes, quick)
        let (failure, wanted) = (try #require(outcome.failure), try #require(expected.failure))
        #expect(failure.code == .truncated)
        #expect(
            [failure.record, failure.byteOffset] == [wanted.record, wanted.byteOffset]
                && failure.message == wanted.message)
        #expect(failure.path == server.address())
        #expect(outcome.records == expected.records)
    }

    @Test("a record's fault names record and byte of the text")
    func malformed() throws {
        let file = ServedFile("{\"text\":\"a\"}\n{\"text\":\n")
        let server = try LoopbackServer { file.answer($0) }
        let failure = try #require(try read([server.address()], quick).failure)
        #expect(failure.record == 2)
        #expect(failure.byteOffsetSpace == .decompressedText)
    }

    @Test("an empty body is an empty file")
    func empty() throws {
        for kind in Server.allCases {
            let file = kind.file([])
            let server = try LoopbackServer { file.answer($0) }
            #expect(try read([server.address()], quick).failure?.code == .emptyFile)
        }
    }

    @Test("all bytes came and the end did not: 416 tells that there are no more")
    func endWithoutEnd() throws {
        var file = ServedFile(lines)
        file.framing = .chunks
        let served = file
        let server = try LoopbackServer { request in
            served.answer(request, upTo: request.rangeStart == nil ? served.bytes.count : nil)
        }
        let outcome = try read([server.address()], quick)
        #expect(outcome.failure == nil)
        #expect(outcome.records.count == 3000)
        #expect(server.requests.map(\.rangeStart) == [nil, lines.utf8.count])
    }

    @Test("parts shorter than asked for are followed by the next")
    func shortParts() throws {
        let bytes = Array(lines.utf8)
        let file = ServedFile(bytes)
        let server = try LoopbackServer { request in
            guard let start = request.rangeStart else { return file.answer(request, upTo: 30_000) }
            let part = Array(bytes[start..<min(start + 9000, bytes.count)])
            return [
                .send(
                    "HTTP/1.1 206 Part\r\nETag: \"first\"\r\nContent-Length: \(part.count)\r\n"
                        + "Content-Range: bytes \(start)-\(start + part.count - 1)/*\r\n\r\n"), .send(part),
            ]
        }
        var options = quick
        options.http.maximumAttempts = 2
        let outcome = try read([server.address()], options)
        #expect(outcome.failure == nil)
        #expect(outcome.records.count == 3000)
    }

    @Test("query and password reach the server, and no error shows them")
    func secrets() throws {
        let server = try LoopbackServer { _ in [.send("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")] }
        let address = server.address("/a%20b*?part=[1]&token=hush", user: "me:word@")
        let failure = try #require(try read([address], quick).failure)
        #expect(server.requests.map(\.target) == ["/a%20b*?part=[1]&token=hush"])
        #expect(server.requests[0].fields["authorization"] == "Basic bWU6d29yZA==")
        #expect(failure.path == server.address("/a%20b*?part=[1]&token=…"))
        #expect(!failure.description.contains("hush") && !failure.description.contains("word"))
    }

    @Test("a name that promises a form of compression holds in addresses too, a query behind it or not")
    func promisedCompression() throws {
        let server = try LoopbackServer { ServedFile([0, 1, 2, 3]).answer($0) }
        for target in ["/a.zst", "/a.gz?version=2"] {
            #expect(try read([server.address(target)], quick).failure?.code == .corrupt)
        }
        #expect(try read([server.address("/a?name=b.zst")], quick).failure?.code != .corrupt)
    }

    @Test("redirects are followed")
    func redirect() throws {
        let file = ServedFile(lines)
        let server = try LoopbackServer { request in
            if request.target == "/file" {
                return [
                    .send("HTTP/1.1 302 Found\r\nETag: \"other\"\r\nLocation: /there\r\nContent-Length: 3\r\n\r\nno\n")
                ]
            }
            return file.answer(request, upTo: request.rangeStart == nil ? 40_000 : nil)
        }
        let outcome = try read([server.address()], quick)
        #expect(outcome.failure == nil)
        #expect(outcome.records.count == 3000)
        #expect(server.requests.map(\.target) == ["/file", "/there", "/file", "/there"])
    }

    @Test("what a server has compressed by itself is found by content; an unknown coding is refused")
    func codings() throws {
        var file = ServedFile(Compress.gzip(lines))
        file.fields = ["Content-Encoding: x-gzip"]
        let (gzip, text) = (file, lines)
        let server = try LoopbackServer { request in
            if request.target == "/gzip" { return gzip.answer(request, upTo: request.number == 0 ? 5000 : nil) }
            var other = ServedFile(text)
            other.fields = ["Content-Encoding: br"]
            return other.answer(request)
        }
        let outcome = try read([server.address("/gzip")], quick)
        #expect(outcome.failure == nil)
        #expect(outcome.records.count == 3000)
        #expect(server.requests.count == 2)
        #expect(try read([server.address("/br")], quick).failure?.code == .unsupported)
    }

    @Test("a consumer that waits makes the server wait: memory is bounded")
    func backpressure() throws {
        let file = ServedFile([UInt8](repeating: 0x61, count: 63) + [0x0A])
        let size = 256 << 20
        let piece = [UInt8]((0..<1 << 14).map { file.bytes[$0 % 64] })
        let server = try LoopbackServer { _ in
            [.send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")]
                + [LoopbackServer.Step](repeating: .send(piece), count: size / piece.count)
        }
        let reader = CorpusReader(corpus: try Corpus(inputs: [server.address()]), options: quick)
        let batch = RecordBatch()
        #expect(try reader.nextBatch(into: batch))
        #expect(reader.progress.totalCompressedBytes == nil)
        var sent = 0
        repeat {
            sent = server.bytesSent
            Thread.sleep(forTimeInterval: 0.2)
        } while server.bytesSent > sent
        #expect(sent < 64 << 20)
        #expect(try reader.nextBatch(into: batch))
    }

    @Test("cancelling ends a wait for the server", arguments: ["stalled", "refusing"])
    func cancellation(_ kind: String) throws {
        let server = try LoopbackServer { _ in
            kind == "refusing"
                ? [.send("HTTP/1.1 503 Later\r\nRetry-After: 50\r\nContent-Length: 0\r\n\r\n")]
                : [.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"), .wait(milliseconds: 60_000)]
        }
        let reader = CorpusReader(
            corpus: try Corpus(inputs: [server.address()]), options: ReadingOptions(http: HTTPOptions(timeout: 3000)))
        let result = Guarded<Result<Bool, CorpusError>?>(nil)
        // A thread, not a task: tasks may not block.
        Thread.detachNewThread {
            let batch = RecordBatch()
            do throws(CorpusError) {
                let hasBatch = try reader.nextBatch(into: batch)
                result.withLock { $0 = .success(hasBatch) }
            } catch {
                result.withLock { $0 = .failure(error) }
            }
            result.notifyAll()
        }
        while server.requests.isEmpty { Thread.sleep(forTimeInterval: 0.005) }
        reader.cancel()
        #expect(try result.waitWithLock { $0 }.get() == false)
        #expect(reader.failure == nil)
    }
}
#endif
