import CZlib

/// One gzip member at a time (RFC 1952), with its checks.
@safe final class GzipInflater {
    enum Outcome {
        /// More input, or more room, is needed.
        case more
        /// The member has ended, and its checks hold.
        case memberEnd
        case failure(CorpusError.Code, reason: String)
    }

    // On the heap: zlib keeps the address.
    private let stream: UnsafeMutablePointer<z_stream>

    /// `nil` where memory is short.
    init?() {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15: the largest window; 16: the gzip wrapper and no other.
        let status = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
        unsafe self.stream = unsafe stream
    }

    deinit {
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Expects a member's header next.
    func beginMember() { _ = unsafe inflateReset(stream) }

    /// Decompresses until the input is used up, the room is full, or the member has ended.
    func inflate(
        _ input: UnsafeMutablePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<UInt8>, room: Int
    ) -> (consumed: Int, produced: Int, outcome: Outcome) {
        let count = min(count, 1 << 30)
        let room = min(room, 1 << 30)
        unsafe stream.pointee.next_in = unsafe input
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = unsafe output
        unsafe stream.pointee.avail_out = UInt32(room)
        let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        let consumed = unsafe count - Int(stream.pointee.avail_in)
        let produced = unsafe room - Int(stream.pointee.avail_out)
        return (consumed, produced, outcome(status))
    }

    private func outcome(_ status: Int32) -> Outcome {
        switch status {
        case Z_OK, Z_BUF_ERROR: return .more
        case Z_STREAM_END: return .memberEnd
        case Z_MEM_ERROR: return .failure(.outOfMemory, reason: "there is no memory for the decoder")
        default:
            let reason = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "status \(status)"
            let isCheck = ["incorrect data check", "incorrect length check", "header crc mismatch"].contains(reason)
            return .failure(isCheck ? .checksumMismatch : .corrupt, reason: reason)
        }
    }
}
