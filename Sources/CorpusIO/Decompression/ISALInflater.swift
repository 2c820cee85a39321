#if ISAL
import CISAL

/// gzip members, by Intel's ISA-L.
@safe final class ISALInflater: MemberInflater {
    static let name = "gzip member"
    static let magic: [UInt8] = [0x1F, 0x8B]
    static let padding = MemberPadding.atEnd

    // About 90 KB: never a value of Swift's, which would be moved through the stack.
    private let state: UnsafeMutablePointer<inflate_state>

    /// - Parameter memoryLimit: without effect; a member's window has 32 KiB.
    init?(memoryLimit: Int) {
        let memory = unsafe UnsafeMutableRawPointer.allocate(
            byteCount: MemoryLayout<inflate_state>.size, alignment: MemoryLayout<inflate_state>.alignment)
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<inflate_state>.size)
        unsafe state = unsafe memory.bindMemory(to: inflate_state.self, capacity: 1)
        unsafe isal_inflate_init(state)
    }

    deinit { unsafe state.deallocate() }

    func beginMember() {
        unsafe isal_inflate_reset(state)
        unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    func inflate(
        _ input: UnsafeMutablePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<UInt8>, room: Int
    ) -> MemberStep {
        let count = min(count, 1 << 30)
        let room = min(room, 1 << 30)
        unsafe state.pointee.next_in = unsafe input
        unsafe state.pointee.avail_in = UInt32(count)
        unsafe state.pointee.next_out = unsafe output
        unsafe state.pointee.avail_out = UInt32(room)
        let status = unsafe isal_inflate(state)
        return unsafe MemberStep(
            consumed: count - Int(state.pointee.avail_in), produced: room - Int(state.pointee.avail_out),
            outcome: outcome(status))
    }

    private func outcome(_ status: Int32) -> MemberStep.Outcome {
        switch status {
        case ISAL_DECOMP_OK, ISAL_END_INPUT, ISAL_OUT_OVERFLOW:
            return unsafe state.pointee.block_state == ISAL_BLOCK_FINISH ? .memberEnd : .more
        case ISAL_INCORRECT_CHECKSUM:
            return .failure(.checksumMismatch, reason: "a checksum or length does not fit")
        case ISAL_INVALID_BLOCK: return .failure(.corrupt, reason: "invalid block")
        case ISAL_INVALID_SYMBOL: return .failure(.corrupt, reason: "invalid symbol")
        case ISAL_INVALID_LOOKBACK: return .failure(.corrupt, reason: "invalid distance")
        case ISAL_INVALID_WRAPPER: return .failure(.corrupt, reason: "invalid header")
        case ISAL_UNSUPPORTED_METHOD: return .failure(.corrupt, reason: "unknown compression method")
        default: return .failure(.corrupt, reason: "status \(status)")
        }
    }
}

typealias GzipInflater = ISALInflater
#endif
