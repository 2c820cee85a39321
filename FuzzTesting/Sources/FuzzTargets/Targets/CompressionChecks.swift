import CorpusIO

/// zstd files: accepted ones hold what libzstd makes of them in one call; refused ones are refused by it too, unless the
/// reason is one that only a stream has.
enum ZstandardCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        guard bytes.count >= 4, isMagic(bytes) else { return }
        let reference = ZstandardReference.decode(bytes)
        if case .tooLarge = reference { return }
        var choices = Choices(bytes)
        let path = try ScratchFile.write(bytes)
        let outcome = try Reading.consistentOutcome(path, Reading.tolerant(.text), &choices)
        try limitedLines(path, &choices)
        // In one call libzstd knows neither a limit to the window nor, with all text at hand, references beyond it.
        let ofStreams: Set<CorpusError.Code> = [.windowTooLarge, .dictionaryRequired, .unsupported, .corrupt]
        try compare(outcome, reference, notOfReference: ofStreams)
    }

    private static func isMagic(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
            || (bytes[0] & 0xF0 == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18)
    }

    /// A line above the limit and damage behind it: the size of blocks does not decide which is reported.
    static func limitedLines(_ path: String, _ choices: inout Choices) throws(Violation) {
        guard choices.next() % 4 == 0 else { return }
        var options = Reading.tolerant(.text)
        options.maximumRecordSize = 1 + Int(choices.next() % 64)
        _ = try Reading.consistentOutcome(path, options, &choices)
    }

    static func compare(
        _ outcome: ReadOutcome, _ reference: ReferenceDecoding, notOfReference: Set<CorpusError.Code>
    ) throws(Violation) {
        switch (outcome.failure, reference) {
        case (nil, .text(let text)):
            try require(outcome == TextLines.outcome(text), "the text differs from what the reference decoder makes")
        case (nil, .refused(let reason)):
            throw Violation("accepted, and the reference decoder refuses it: \(reason)")
        case (let failure?, .text):
            try require(
                notOfReference.contains(failure.code), "refused, and the reference decoder accepts it: \(failure)")
        case (_?, .refused), (_, .tooLarge): break
        }
    }
}

/// gzip files: accepted and refused as RFC 1952 around zlib's raw inflate has it; tried again with right trailers.
enum GzipCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        guard bytes.starts(with: [0x1F, 0x8B]) else { return }
        let reference = GzipReference(bytes)
        try check(bytes, reference.decoding)
        if reference.repaired != bytes { try check(reference.repaired, GzipReference(reference.repaired).decoding) }
    }

    private static func check(_ bytes: [UInt8], _ reference: ReferenceDecoding) throws(Violation) {
        if case .tooLarge = reference { return }
        var choices = Choices(bytes)
        let path = try ScratchFile.write(bytes)
        let outcome = try Reading.consistentOutcome(path, Reading.tolerant(.text), &choices)
        try ZstandardCheck.compare(outcome, reference, notOfReference: [])
        try ZstandardCheck.limitedLines(path, &choices)
    }
}
