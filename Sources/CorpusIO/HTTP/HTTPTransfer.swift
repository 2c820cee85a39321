#if HTTP
import CCurl

/// Requests to one address, one after another, on the thread that waits for them.
///
/// libcurl does nothing between calls of ``advance(waitingAtMost:)``: what the server sends in the meantime waits in the
/// system's socket, and the server waits where that is full.
@safe final class HTTPTransfer {
    private static let capacity = 1 << 19
    /// libcurl hands out at most this much at once.
    private static let pieceSize = 1 << 17
    private static let isLibraryReady = ccurl_prepare() == CURLE_OK

    private let multi: UnsafeMutableRawPointer
    private let easy: UnsafeMutableRawPointer
    private var header: UnsafeMutablePointer<curl_slist>?
    private let buffer = ByteBuffer(capacity: HTTPTransfer.capacity)
    private var position = 0
    private var end = 0
    private var isAdded = false
    private var isPaused = false

    private(set) var response = HTTPResponse()
    /// Whether the answer's body has begun, so that status and header are known.
    private(set) var hasBody = false
    /// Whether the body is wanted; until then it waits.
    var takesBody = false
    /// How the request has ended, or `nil`.
    private(set) var result: CURLcode?
    /// Grows with everything that arrives.
    private(set) var activity = 0

    /// `nil` where memory is short.
    init?(_ address: WebAddress) {
        guard Self.isLibraryReady, let multi = unsafe curl_multi_init() else { return nil }
        guard let easy = unsafe curl_easy_init() else {
            _ = unsafe curl_multi_cleanup(multi)
            return nil
        }
        unsafe self.multi = unsafe multi
        unsafe self.easy = unsafe easy
        guard configure(address) else { return nil }
    }

    deinit {
        finish()
        unsafe curl_easy_cleanup(easy)
        _ = unsafe curl_multi_cleanup(multi)
        unsafe curl_slist_free_all(header)
    }

    private func configure(_ address: WebAddress) -> Bool {
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 1), (CURLOPT_MAXREDIRS, 10),
            // The file's compression is ours to undo.
            (CURLOPT_HTTP_CONTENT_DECODING, 0), (CURLOPT_BUFFERSIZE, Self.pieceSize),
            // Later versions buffer what is paused, without a bound of ours, and bring a single stream nothing.
            (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
        ]
        let texts = [(CURLOPT_URL, address.text), (CURLOPT_USERAGENT, "AlignmentKit")]
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        let codes =
            numbers.map { unsafe ccurl_set_number(easy, $0.0, $0.1) }
            + texts.map { unsafe ccurl_set_text(easy, $0.0, $0.1) } + [
                unsafe ccurl_set_protocols(easy, address.isSecure ? 0 : 1),
                unsafe ccurl_set_receivers(
                    easy, { unsafe receiveHeader($0, $1, $2, $3) }, { unsafe receiveBody($0, $1, $2, $3) }, context),
            ]
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    /// Asks for the file from a byte on, of the version that the validator names, or for the whole file.
    func begin(at offset: Int, validator: String?) {
        finish()
        response = HTTPResponse()
        (position, end, isPaused, hasBody, takesBody, result) = (0, 0, false, false, false, nil)
        unsafe curl_slist_free_all(header)
        unsafe header = unsafe curl_slist_append(nil, "Accept-Encoding: identity")
        if let validator { unsafe header = unsafe curl_slist_append(header, "If-Range: \(validator)") }
        _ = unsafe ccurl_set_headers(easy, header)
        _ = unsafe ccurl_set_text(easy, CURLOPT_RANGE, validator == nil ? nil : "\(offset)-")
        isAdded = unsafe curl_multi_add_handle(multi, easy) == CURLM_OK
        if !isAdded { result = CURLE_FAILED_INIT }
    }

    /// Ends the request, and the connection where an answer is still on its way.
    func finish() {
        if isAdded { _ = unsafe curl_multi_remove_handle(multi, easy) }
        isAdded = false
    }

    /// Receives what has arrived, or waits for it.
    func advance(waitingAtMost milliseconds: Int) {
        guard result == nil else { return }
        let before = activity
        if isPaused, takesBody {
            isPaused = false
            if unsafe curl_easy_pause(easy, 0) != CURLE_OK { result = CURLE_RECV_ERROR }
        }
        var running: Int32 = 0
        if unsafe curl_multi_perform(multi, &running) != CURLM_OK { result = CURLE_FAILED_INIT }
        var code = CURLE_OK
        if unsafe ccurl_take_result(multi, &code) != 0 { result = code }
        if result == nil, activity == before { wait(milliseconds) }
    }

    /// Waits, at most until something arrives.
    func wait(_ milliseconds: Int) { _ = unsafe curl_multi_poll(multi, nil, 0, Int32(milliseconds), nil) }

    /// Seconds that the server asks to wait, 0 where it does not.
    var retryAfter: Double { Double(unsafe ccurl_retry_after(easy)) }

    /// Bytes at hand.
    var available: Int { end - position }

    /// The next bytes, which are then gone.
    func take(_ count: Int) -> UnsafePointer<UInt8> {
        precondition(count <= available, "more than has arrived")
        defer { position += count }
        return unsafe UnsafePointer(buffer.base + position)
    }

    fileprivate func receive(header line: UnsafeBufferPointer<UInt8>) {
        activity += 1
        unsafe response.receive(String(decoding: line, as: UTF8.self))
    }

    /// False where the bytes have to wait.
    fileprivate func receive(body bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        activity += 1
        hasBody = true
        if position == end { (position, end) = (0, 0) }
        guard takesBody, bytes.count <= Self.capacity - end, let base = bytes.baseAddress else {
            isPaused = true
            return false
        }
        unsafe (buffer.base + end).update(from: base, count: bytes.count)
        end += bytes.count
        return true
    }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> HTTPTransfer? {
    guard let context = unsafe context else { return nil }
    return unsafe Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
}

private func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
        UnsafeMutableRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self))
}

private func receiveHeader(
    _ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    unsafe transfer(context)?.receive(header: bytes(start, size * count))
    return size * count
}

private func receiveBody(
    _ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    let isTaken = unsafe transfer(context)?.receive(body: bytes(start, size * count)) ?? false
    return isTaken ? size * count : Int(CURL_WRITEFUNC_PAUSE)
}
#endif
