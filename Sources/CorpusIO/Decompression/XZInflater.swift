#if XZ
import CXZ

/// xz streams, with whichever check they hold.
@safe final class XZInflater: MemberInflater {
    static let name = "xz stream"
    static let magic: [UInt8] = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    static let padding = MemberPadding.inFours

    /// What a decoder takes besides its dictionary, amply.
    private static let overhead = 1 << 20

    // On the heap: liblzma keeps pointers into it.
    private let stream: UnsafeMutablePointer<lzma_stream>
    private let memoryLimit: UInt64

    init?(memoryLimit: Int) {
        self.memoryLimit = UInt64(memoryLimit + Self.overhead)
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: lzma_stream())
        guard unsafe lzma_stream_decoder(stream, self.memoryLimit, 0) == LZMA_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        unsafe lzma_end(stream)
        unsafe stream.deallocate()
    }

    func beginMember() { _ = unsafe lzma_stream_decoder(stream, memoryLimit, 0) }

    func inflate(
        _ input: UnsafeMutablePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<UInt8>, room: Int
    ) -> MemberStep {
        unsafe stream.pointee.next_in = unsafe UnsafePointer(input)
        unsafe stream.pointee.avail_in = count
        unsafe stream.pointee.next_out = unsafe output
        unsafe stream.pointee.avail_out = room
        let status = unsafe lzma_code(stream, LZMA_RUN)
        return unsafe MemberStep(
            consumed: count - stream.pointee.avail_in, produced: room - stream.pointee.avail_out,
            outcome: outcome(status))
    }

    private func outcome(_ status: lzma_ret) -> MemberStep.Outcome {
        switch status {
        case LZMA_OK, LZMA_BUF_ERROR: .more
        case LZMA_STREAM_END: .memberEnd
        case LZMA_MEM_ERROR: .failure(.outOfMemory, reason: "there is no memory for the decoder")
        case LZMA_MEMLIMIT_ERROR:
            .failure(
                .windowTooLarge,
                reason: "it needs \(unsafe lzma_memusage(stream)) bytes of memory; the limit is \(memoryLimit)")
        case LZMA_OPTIONS_ERROR: .failure(.unsupported, reason: "it uses a filter that is not known here")
        // liblzma reports wrong checksums as damaged data.
        default: .failure(.corrupt, reason: "data or checksum error (\(status.rawValue))")
        }
    }
}
#endif
