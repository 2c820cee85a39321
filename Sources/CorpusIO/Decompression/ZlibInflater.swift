#if !ISAL
import CZlib

/// gzip members, by zlib.
@safe final class ZlibInflater: MemberInflater {
    static let name = "gzip member"
    static let magic: [UInt8] = [0x1F, 0x8B]
    static let padding = MemberPadding.atEnd

    // On the heap: zlib keeps the address.
    private let stream: UnsafeMutablePointer<z_stream>

    /// - Parameter memoryLimit: without effect; a member's window has 32 KiB.
    init?(memoryLimit: Int) {
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

    func beginMember() { _ = unsafe inflateReset(stream) }

    func inflate(
        _ input: UnsafeMutablePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<UInt8>, room: Int
    ) -> MemberStep {
        let count = min(count, 1 << 30)
        let room = min(room, 1 << 30)
        unsafe stream.pointee.next_in = unsafe input
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = unsafe output
        unsafe stream.pointee.avail_out = UInt32(room)
        let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        return unsafe MemberStep(
            consumed: count - Int(stream.pointee.avail_in), produced: room - Int(stream.pointee.avail_out),
            outcome: outcome(status))
    }

    private func outcome(_ status: Int32) -> MemberStep.Outcome {
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

typealias GzipInflater = ZlibInflater
#endif
