#if HTTP
/// What is known of a file at an address, and what its server's answers therefore mean.
struct HTTPResource: Sendable {
    /// What an answer means.
    enum Meaning: Equatable, Sendable {
        /// A body follows: bytes from `start`, up to `end` where that is told.
        case body(start: Int, end: Int?)
        /// There are no bytes behind those read.
        case end
        /// Asking again may help.
        case failedForNow(String)
        case failed(CorpusError.Code, String, advice: String)
    }

    /// Bytes of the file, where the server tells.
    private(set) var size: Int?
    private var entityTag: String?
    private var lastModified: String?
    /// What names this version of the file so surely that its parts may be asked for one by one (RFC 9110, 13.1.5).
    private(set) var validator: String?

    init() {}

    /// - Parameters:
    ///   - response: whose status is final.
    ///   - offset: bytes of the file read before; 0: nothing is known of it yet.
    mutating func meaning(of response: HTTPResponse, offset: Int) -> Meaning {
        if offset == 0 { self = HTTPResource() }
        switch response.status {
        case 200: return whole(response, offset)
        case 206: return part(response, offset)
        case 416 where offset > 0:
            guard let end = response.contentRange?.size, end == offset, size ?? end == end else { return Self.changed }
            return .end
        case 401, 403, 407:
            return .failed(
                .permissionDenied, "the server refuses it (status \(response.status))",
                advice: "check the address, its signature and your rights")
        case 404, 410:
            return .failed(
                .notFound, "the server has no such file (status \(response.status))", advice: "check the address")
        case 0: return .failedForNow("the server's answer has no status")
        case 408, 425, 429, 500...599: return .failedForNow("the server answers with status \(response.status)")
        default:
            return .failed(
                .inputOutput, "the server answers with status \(response.status), which is no file",
                advice: "check the address")
        }
    }

    private mutating func whole(_ response: HTTPResponse, _ offset: Int) -> Meaning {
        if let failure = Self.unreadableCoding(response) { return failure }
        if offset == 0 {
            learn(response, size: response.contentLength)
        } else if isChanged(response, size: response.contentLength) || (hasName && !Self.hasName(response)) {
            return Self.changed
        }
        return .body(start: 0, end: response.contentLength)
    }

    private mutating func part(_ response: HTTPResponse, _ offset: Int) -> Meaning {
        if let failure = Self.unreadableCoding(response) { return failure }
        guard let range = response.contentRange, let bytes = range.bytes, bytes.lowerBound == offset,
            response.contentLength ?? bytes.count == bytes.count
        else {
            return .failed(
                .inputOutput,
                "the server sends a part (status 206) other than the one asked for, or does not say which",
                advice: "fetch the file by other means, and read it from the disk")
        }
        if offset == 0 {
            learn(response, size: range.size)
        } else if isChanged(response, size: range.size) {
            return Self.changed
        }
        return .body(start: offset, end: bytes.upperBound + 1)
    }

    private var hasName: Bool { entityTag != nil || lastModified != nil }

    private static func hasName(_ response: HTTPResponse) -> Bool {
        response["etag"] != nil || response["last-modified"] != nil
    }

    private mutating func learn(_ response: HTTPResponse, size: Int?) {
        self.size = size
        entityTag = response["etag"]
        lastModified = response["last-modified"]
        if let entityTag, entityTag.hasPrefix("\"") {
            validator = entityTag
        } else if let lastModified, let date = response["date"], date != lastModified {
            // A file that changed in this very second may change in it again.
            validator = lastModified
        }
    }

    private func isChanged(_ response: HTTPResponse, size newSize: Int?) -> Bool {
        if let size, let newSize, size != newSize { return true }
        if let entityTag, let new = response["etag"] { return entityTag != new }
        if let lastModified, let new = response["last-modified"] { return lastModified != new }
        return false
    }

    /// The meaning of bytes that are not those of the file read so far.
    static let changed = Meaning.failed(
        .inputChanged, "the file at this address has become another one while it was read",
        advice: "read it again from the beginning")

    /// What was compressed for the journey against our wish. Bytes of gzip and zstd tell what they are.
    private static func unreadableCoding(_ response: HTTPResponse) -> Meaning? {
        guard let coding = response["content-encoding"]?.lowercased(),
            !["", "identity", "gzip", "x-gzip", "zstd"].contains(coding)
        else { return nil }
        return .failed(
            .unsupported, "the server sends it in the coding \(coding.prefix(20).filter(\.isLetter)), unasked",
            advice: "fetch the file by other means, and read it from the disk")
    }
}
#endif
