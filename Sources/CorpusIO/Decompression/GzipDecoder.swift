import CZlib

/// Decompresses gzip streams (RFC 1952): any number of members, each checked against its header checksum, CRC-32 and
/// length. Zero bytes that pad the file after the last member are accepted, as `gzip` accepts them; anything else there
/// is an error.
@safe final class GzipDecoder {
    private let input: CompressedInput
    // On the heap: zlib keeps the address.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isInsideMember = false
    private var memberNumber = 0
    private var memberOffset = 0

    init(input: CompressedInput) throws(CorpusError) {
        self.input = input
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15: the largest window; 16: the gzip wrapper and no other.
        let status = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            unsafe stream.deallocate()
            throw CorpusError(
                code: .outOfMemory, message: "there is no memory for a decoder", path: input.file.path,
                advice: "free some memory")
        }
        unsafe self.stream = unsafe stream
    }

    deinit {
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Decompresses up to `count` bytes; fewer only at the end, or before an error.
    func decode(
        into destination: UnsafeMutablePointer<UInt8>, count: Int, produced: inout Int
    ) throws(CorpusError) {
        while produced < count {
            if !isInsideMember, try !beginMember() { return }
            let available = try input.fill(atLeast: 1)
            let room = min(count - produced, 1 << 30)
            unsafe stream.pointee.next_in = input.next
            unsafe stream.pointee.avail_in = UInt32(available)
            unsafe stream.pointee.next_out = destination + produced
            unsafe stream.pointee.avail_out = UInt32(room)
            let status = unsafe inflate(stream, Z_NO_FLUSH)
            let made = unsafe room - Int(stream.pointee.avail_out)
            unsafe input.advance(available - Int(stream.pointee.avail_in))
            produced += made
            switch status {
            case Z_OK: break
            case Z_STREAM_END: isInsideMember = false
            case Z_BUF_ERROR:
                if available == 0, made == 0 { throw truncation() }
            default: throw failure(status)
            }
        }
    }

    /// Prepares for the next member; false at the end of the file.
    private func beginMember() throws(CorpusError) -> Bool {
        let available = try input.fill(atLeast: 2)
        if available == 0 { return false }
        memberOffset = input.offset
        if memberNumber > 0, input.byte(0) == 0 {
            try skipPadding()
            return false
        }
        if available == 1, input.byte(0) == 0x1F { throw truncation() }
        guard input.byte(0) == 0x1F, input.byte(1) == 0x8B else { throw trailingGarbage() }
        memberNumber += 1
        isInsideMember = true
        _ = unsafe inflateReset(stream)
        return true
    }

    private func skipPadding() throws(CorpusError) {
        while try input.fill(atLeast: 1) > 0 {
            guard input.byte(0) == 0 else { throw trailingGarbage() }
            input.advance(1)
        }
    }

    private func trailingGarbage() -> CorpusError {
        CorpusError(
            code: .trailingGarbage, message: "bytes that belong to no gzip member follow the last member",
            path: input.file.path, byteOffset: input.offset, advice: "fetch the file again, or cut it at this byte")
    }

    private func truncation() -> CorpusError {
        CorpusError(
            code: .truncated, message: "the file ends inside gzip member \(max(memberNumber, 1))",
            path: input.file.path, byteOffset: input.offset + input.available, advice: "fetch the file again")
    }

    private func failure(_ status: Int32) -> CorpusError {
        let reason = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "status \(status)"
        let code: CorpusError.Code =
            switch (status, reason) {
            case (Z_MEM_ERROR, _): .outOfMemory
            case (_, "incorrect data check"), (_, "incorrect length check"), (_, "header crc mismatch"):
                .checksumMismatch
            default: .corrupt
            }
        return CorpusError(
            code: code,
            message: "gzip member \(memberNumber), which begins at byte \(memberOffset), is damaged: \(reason)",
            path: input.file.path, byteOffset: input.offset, advice: "fetch the file again")
    }
}
