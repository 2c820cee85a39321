import TextSegmentation

/// Cuts segments into tokens; keeps its buffers between segments.
struct SegmentTokenizer: ~Copyable {
    let tokenization: MetricTokenization
    private let isLowercased: Bool
    /// The text that ``tokens`` point into.
    private(set) var bytes: [UInt8] = []
    private var sink = TokenSink()
    private var lowercase = LowercaseText()

    var tokens: [TokenSpan] { sink.tokens }

    init(_ tokenization: MetricTokenization, isLowercased: Bool) {
        self.tokenization = tokenization
        self.isLowercased = isLowercased
    }

    /// Replaces bytes and tokens by those of a segment.
    mutating func cut(_ segment: String) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: segment.utf8)
        if isLowercased { lowercase.lowercase(&bytes) }
        bytes.removeLast(bytes.count - WhiteSpace.trimmedEnd(bytes))
        sink.removeAll()
        switch tokenization {
        case .none: WhiteSpaceCutter.cut(bytes, into: &sink)
        case .characters: WhiteSpaceCutter.cutCharacters(bytes, into: &sink)
        case .international: InternationalCutter.cut(bytes, into: &sink)
        case .mteval13a:
            MtevalCutter.unescape(&bytes)
            MtevalCutter.cut(bytes, from: 0, into: &sink)
        case .chinese:
            MtevalCutter.cutChinese(bytes, into: &sink)
        }
    }
}

/// Cuts at white space alone.
enum WhiteSpaceCutter {
    /// Runs of what is no white space.
    static func cut(_ bytes: [UInt8], into sink: inout TokenSink) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x80 {
                if WhiteSpace.contains(ascii: byte) { sink.close(at: position) } else { sink.extend(at: position) }
                position += 1
            } else {
                let (scalar, length) = UTF8Text.scalar(bytes, at: position)
                if WhiteSpace.contains(nonASCII: scalar) {
                    sink.close(at: position)
                } else {
                    sink.extend(at: position)
                }
                position += length
            }
        }
        sink.close(at: position)
    }

    /// Every scalar that is no white space.
    static func cutCharacters(_ bytes: [UInt8], into sink: inout TokenSink) {
        var position = 0
        while position < bytes.count {
            let (scalar, length) = UTF8Text.scalar(bytes, at: position)
            if !WhiteSpace.contains(scalar) { sink.isolate(position, position + length) }
            position += length
        }
    }
}
