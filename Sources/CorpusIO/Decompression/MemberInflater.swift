/// How one compressed stream is decompressed that may stand with others of its kind in a file: a gzip member, a bzip2 stream
/// or an xz stream.
protocol MemberInflater: AnyObject {
    /// What such a stream is called.
    static var name: String { get }
    /// Its first bytes.
    static var magic: [UInt8] { get }
    /// What zero bytes after it are.
    static var padding: MemberPadding { get }

    /// - Parameter memoryLimit: bytes of history that it may ask for.
    /// - Returns: `nil` where memory is short.
    init?(memoryLimit: Int)

    /// Expects a stream's header next.
    func beginMember()

    /// Decompresses until the input is used up, the room is full, or the stream has ended and its checks hold.
    func inflate(
        _ input: UnsafeMutablePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<UInt8>, room: Int
    ) -> MemberStep
}

/// What one call came to.
struct MemberStep {
    enum Outcome {
        /// More input, or more room, is needed.
        case more
        case memberEnd
        case failure(CorpusError.Code, reason: String)
    }

    let consumed: Int
    let produced: Int
    let outcome: Outcome
}

/// What zero bytes after a stream are.
enum MemberPadding {
    /// Garbage.
    case none
    /// Any number of them may end the file.
    case atEnd
    /// Any number of four may stand after each stream.
    case inFours
}
