#if HTTP
import CCurl
import CZlib

/// A file at an address, read from front to back over as many requests as it takes.
///
/// A request that breaks off is followed by one for the rest, of the same version of the file (`If-Range`). Where a server
/// names no version, or sends the whole file again, what was read before is skipped; without a name its checksum has to
/// be the same. So bytes of two versions never mix.
final class HTTPSource: ByteSource {
    private enum Phase {
        case idle
        case asked
        /// Bytes arrive, up to `end` where that is told.
        case body(end: Int?)
        case ended
    }

    /// Milliseconds after which a thread that waits looks whether reading was cancelled.
    private static let patience = 50

    let path: String
    private(set) var bytesRead = 0

    private let options: HTTPOptions
    private let cancellation: Cancellation
    private let transfer: HTTPTransfer
    private var phase = Phase.idle
    private var resource = HTTPResource()
    /// Requests that brought no further byte, since the last one that did.
    private var failures = 0
    /// Whether this request has brought one.
    private var hasProgress = false
    /// Bytes of the body that were read before.
    private var toSkip = 0
    /// CRC-32 of the bytes read, and of those skipped, where the server names no version.
    private var checksum: UInt = 0
    private var skippedChecksum: UInt = 0
    private var lastActivity = ContinuousClock.now

    init(_ address: WebAddress, options: HTTPOptions, cancellation: Cancellation) throws(CorpusError) {
        path = address.description
        self.options = options
        self.cancellation = cancellation
        guard let transfer = HTTPTransfer(address) else {
            throw CorpusError(
                code: .outOfMemory, message: "there is no memory to fetch it", path: path, advice: "free some memory")
        }
        self.transfer = transfer
    }

    func read(into destination: UnsafeMutableRawPointer, count: Int) throws(CorpusError) -> Int {
        // The time since the last call was the consumer's.
        lastActivity = .now
        while true {
            switch phase {
            case .ended: return 0
            case .idle: ask()
            case .asked:
                if transfer.hasBody || transfer.result != nil { try judge() } else { try wait() }
            case .body(let end):
                if transfer.available > 0, toSkip > 0 {
                    try skip()
                } else if transfer.available > 0 {
                    return unsafe try take(into: destination, count: count, end: end)
                } else if let result = transfer.result {
                    try finish(result, end: end)
                } else {
                    try wait()
                }
            }
        }
    }

    private func ask() {
        transfer.begin(at: bytesRead, validator: bytesRead > 0 ? resource.validator : nil)
        phase = .asked
        hasProgress = false
        lastActivity = .now
    }

    /// Decides by status and header what becomes of the answer.
    private func judge() throws(CorpusError) {
        // A failure before the body says more than the header, unless the header says that there is no file.
        if let result = transfer.result, result != CURLE_OK, transfer.response.status < 400 {
            return try fail(result)
        }
        switch resource.meaning(of: transfer.response, offset: bytesRead) {
        case .body(let start, let end):
            toSkip = bytesRead - start
            skippedChecksum = 0
            transfer.takesBody = true
            phase = .body(end: end)
        case .end: phase = .ended
        case .failedForNow(let reason): try retry(reason, after: transfer.retryAfter)
        case .failed(let code, let message, let advice): throw error(code, message, advice)
        }
    }

    private func skip() throws(CorpusError) {
        let count = min(toSkip, transfer.available)
        let bytes = unsafe transfer.take(count)
        if resource.validator == nil {
            skippedChecksum = unsafe crc32_z(skippedChecksum, bytes, count)
        }
        toSkip -= count
        if toSkip == 0, resource.validator == nil, skippedChecksum != checksum { throw changed() }
    }

    private func take(into destination: UnsafeMutableRawPointer, count: Int, end: Int?) throws(CorpusError) -> Int {
        let taken = min(count, transfer.available)
        guard end.map({ bytesRead + taken <= $0 }) ?? true else {
            throw error(
                .inputOutput, "the server sends more bytes than it said",
                "fetch the file by other means, and read it from the disk")
        }
        let bytes = unsafe transfer.take(taken)
        unsafe destination.copyMemory(from: bytes, byteCount: taken)
        if resource.validator == nil { checksum = unsafe crc32_z(checksum, bytes, taken) }
        bytesRead += taken
        hasProgress = true
        return taken
    }

    private func finish(_ result: CURLcode, end: Int?) throws(CorpusError) {
        guard result == CURLE_OK else { return try fail(result) }
        if toSkip > 0 { throw changed() }
        if let end, bytesRead < end { return try retry("the answer ended early") }
        // A server may send less than the part asked for.
        phase = bytesRead < resource.size ?? bytesRead ? .idle : .ended
        transfer.finish()
    }

    private func wait() throws(CorpusError) {
        try checkCancellation()
        let before = transfer.activity
        transfer.advance(waitingAtMost: Self.patience)
        if transfer.activity != before {
            lastActivity = .now
        } else if transfer.result == nil, lastActivity.duration(to: .now) > .seconds(options.timeout) {
            try retry("nothing came from the server for \(options.timeout) s")
        }
    }

    /// Asks again where that may help after an end that libcurl names.
    private func fail(_ result: CURLcode) throws(CorpusError) {
        let reason = unsafe String(cString: curl_easy_strerror(result))
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
            CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_SSL_CONNECT_ERROR:
            try retry("the connection failed (\(reason))")
        case CURLE_UNSUPPORTED_PROTOCOL where (300...399).contains(transfer.response.status):
            throw error(
                .inputOutput, "the server redirects to an address that is not https", "name the final address itself")
        case CURLE_TOO_MANY_REDIRECTS:
            throw error(.inputOutput, "the server redirects without end", "check the address")
        case CURLE_OUT_OF_MEMORY: throw error(.outOfMemory, "there is no memory to fetch it", "free some memory")
        default:
            throw error(.inputOutput, "it cannot be fetched (\(reason))", "check the address, and what it needs")
        }
    }

    /// Waits before the next request, unless there were enough.
    private func retry(_ reason: String, after seconds: Double = 0) throws(CorpusError) {
        transfer.finish()
        failures = hasProgress ? 0 : failures + 1
        guard failures < options.maximumAttempts else {
            let count = failures == 1 ? "1 request" : "\(failures) requests"
            throw error(
                .inputOutput, "\(reason); \(count) brought no further byte",
                "try again later, or allow more (--http-attempts N, --http-timeout SECONDS)")
        }
        guard seconds <= options.maximumDelay else {
            throw error(
                .inputOutput, "\(reason), and asks to wait \(Int(seconds.rounded(.up))) s", "try again after that")
        }
        let wakeUp = ContinuousClock.now + .seconds(max(seconds, options.delay(after: max(1, failures))))
        while true {
            try checkCancellation()
            let left = ContinuousClock.now.duration(to: wakeUp) / .milliseconds(1)
            if left <= 0 { break }
            transfer.wait(Int(min(left.rounded(.up), Double(Self.patience))))
        }
        phase = .idle
    }

    private func checkCancellation() throws(CorpusError) {
        if cancellation.isRequested { throw error(.cancelled, "reading was cancelled", "read it again") }
    }

    private func changed() -> CorpusError {
        guard case .failed(let code, let message, let advice) = HTTPResource.changed else {
            preconditionFailure("a changed file is a failure")
        }
        return error(code, message, advice)
    }

    private func error(_ code: CorpusError.Code, _ message: String, _ advice: String) -> CorpusError {
        CorpusError(code: code, message: message, path: path, byteOffset: bytesRead, advice: advice)
    }
}
#endif
