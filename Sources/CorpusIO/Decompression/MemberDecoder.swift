/// Decompresses files of streams that follow one another, each with its own checks: gzip (RFC 1952), bzip2 and xz.
/// Padding of zero bytes is accepted where the format has it; anything else after a stream is an error.
final class MemberDecoder {
    private let input: CompressedInput
    private let kind: any MemberInflater.Type
    private let inflater: any MemberInflater
    private var isInsideMember = false
    private var memberNumber: Int
    private var memberOffset = 0

    /// - Parameter membersBefore: streams of the file before the input's next byte.
    init(
        _ kind: any MemberInflater.Type, input: CompressedInput, memoryLimit: Int, membersBefore: Int
    ) throws(CorpusError) {
        self.input = input
        self.kind = kind
        memberNumber = membersBefore
        guard let inflater = kind.init(memoryLimit: memoryLimit) else {
            throw CorpusError(
                code: .outOfMemory, message: "there is no memory for a decoder", path: input.source.path,
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

    /// Prepares for the next stream; false at the end of the file.
    private func beginMember() throws(CorpusError) -> Bool {
        let magic = kind.magic
        if memberNumber > 0 { try skipPadding() }
        let available = min(try input.fill(atLeast: magic.count), magic.count)
        if available == 0 { return false }
        memberOffset = input.offset
        guard (0..<available).allSatisfy({ input.byte($0) == magic[$0] }) else { throw trailingGarbage() }
        if available < magic.count { throw truncation() }
        memberNumber += 1
        isInsideMember = true
        inflater.beginMember()
        return true
    }

    private func skipPadding() throws(CorpusError) {
        var count = 0
        let start = input.offset
        while kind.padding != .none, try input.fill(atLeast: 1) > 0, input.byte(0) == 0 {
            input.advance(1)
            count += 1
        }
        switch kind.padding {
        case .none: return
        case .atEnd:
            if count > 0, try input.fill(atLeast: 1) > 0 { throw trailingGarbage() }
        case .inFours:
            if !count.isMultiple(of: 4) { throw trailingGarbage(at: start) }
        }
    }

    private func trailingGarbage(at offset: Int? = nil) -> CorpusError {
        CorpusError(
            code: .trailingGarbage, message: "bytes that belong to no \(kind.name) follow the last \(kind.name)",
            path: input.source.path, byteOffset: offset ?? input.offset,
            advice: "fetch the file again, or cut it at this byte")
    }

    private func truncation() -> CorpusError {
        CorpusError(
            code: .truncated, message: "the file ends inside \(kind.name) \(max(memberNumber, 1))",
            path: input.source.path, byteOffset: input.offset + input.available, advice: "fetch the file again")
    }

    private func failure(_ code: CorpusError.Code, _ reason: String) -> CorpusError {
        var advice = "fetch the file again"
        if code == .windowTooLarge { advice = "allow it more memory (--window-limit SIZE)" }
        if code == .outOfMemory { advice = "free some memory" }
        let fault = code == .windowTooLarge || code == .outOfMemory ? "cannot be read" : "is damaged"
        return CorpusError(
            code: code,
            message: "\(kind.name) \(memberNumber), which begins at byte \(memberOffset), \(fault): \(reason)",
            path: input.source.path, byteOffset: input.offset, advice: advice)
    }
}
