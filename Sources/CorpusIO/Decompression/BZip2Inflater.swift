#if BZip2
import CBZip2

/// bzip2 streams.
@safe final class BZip2Inflater: MemberInflater {
    static let name = "bzip2 stream"
    static let magic = Array("BZh".utf8)
    static let padding = MemberPadding.none

    // On the heap: libbz2 keeps the address.
    private let stream: UnsafeMutablePointer<bz_stream>

    /// - Parameter memoryLimit: without effect; a stream needs less than 4 MB.
    init?(memoryLimit: Int) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: bz_stream())
        guard unsafe BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        _ = unsafe BZ2_bzDecompressEnd(stream)
        unsafe stream.deallocate()
    }

    func beginMember() {
        // libbz2 cannot start again with what it has; where memory is short the next call says so.
        _ = unsafe BZ2_bzDecompressEnd(stream)
        unsafe stream.pointee = bz_stream()
        _ = unsafe BZ2_bzDecompressInit(stream, 0, 0)
    }

    func inflate(
        _ input: UnsafeMutablePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<UInt8>, room: Int
    ) -> MemberStep {
        let count = min(count, 1 << 30)
        let room = min(room, 1 << 30)
        unsafe stream.pointee.next_in = unsafe UnsafeMutableRawPointer(input).assumingMemoryBound(to: CChar.self)
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = unsafe UnsafeMutableRawPointer(output).assumingMemoryBound(to: CChar.self)
        unsafe stream.pointee.avail_out = UInt32(room)
        let status = unsafe BZ2_bzDecompress(stream)
        return unsafe MemberStep(
            consumed: count - Int(stream.pointee.avail_in), produced: room - Int(stream.pointee.avail_out),
            outcome: outcome(status))
    }

    private func outcome(_ status: Int32) -> MemberStep.Outcome {
        switch status {
        case BZ_OK: .more
        case BZ_STREAM_END: .memberEnd
        case BZ_MEM_ERROR, BZ_PARAM_ERROR: .failure(.outOfMemory, reason: "there is no memory for the decoder")
        // libbz2 reports wrong checksums as damaged data.
        default: .failure(.corrupt, reason: "data or checksum error (\(status))")
        }
    }
}
#endif
