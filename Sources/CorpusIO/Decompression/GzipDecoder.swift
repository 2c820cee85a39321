/// Decompresses gzip streams (RFC 1952): any number of members, each checked against its header checksum, CRC-32 and
/// length. Zero bytes that pad the file after the last member are accepted, as `gzip` accepts them; anything else there
/// is an error.
final class GzipDecoder {
    private let input: CompressedInput
    private let inflater: GzipInflater
    private var isInsideMember = false
    private var memberNumber: Int
    private var memberOffset = 0

    /// - Parameter membersBefore: members of the file before the input's next byte.
    init(input: CompressedInput, membersBefore: Int = 0) throws(CorpusError) {
        self.input = input
        memberNumber = membersBefore
        guard let inflater = GzipInflater() else {
            throw CorpusError(
                code: .outOfMemory, message: "there is no memory for a decoder", path: input.file.path,
                advice: "free some memory")
        }
        self.inflater = inflater
    }

    /// Decompresses up to `count` bytes; fewer only at the end, or before an error.
    func decode(
        into destination: UnsafeMutablePointer<UInt8>, count: Int, produced: inout Int
    ) throws(CorpusError) {
        while produced < count {
            if !isInsideMember, try !beginMember() { return }
            let available = try input.fill(atLeast: 1)
            let step = unsafe inflater.inflate(
                input.next, count: available, into: destination + produced, room: count - produced)
            input.advance(step.consumed)
            produced += step.produced
            switch step.outcome {
            case .more:
                if available == 0, step.produced == 0 { throw truncation() }
            case .memberEnd: isInsideMember = false
            case .failure(let code, let reason): throw failure(code, reason)
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
        inflater.beginMember()
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

    private func failure(_ code: CorpusError.Code, _ reason: String) -> CorpusError {
        CorpusError(
            code: code,
            message: "gzip member \(memberNumber), which begins at byte \(memberOffset), is damaged: \(reason)",
            path: input.file.path, byteOffset: input.offset, advice: "fetch the file again")
    }
}
