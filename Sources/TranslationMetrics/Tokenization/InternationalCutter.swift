import TextSegmentation

/// The tokenization of `mteval-v14.pl`: symbols stand alone, and so does punctuation, unless numbers stand on both sides.
///
/// At the start and at the end of a segment there is no neighbour, so a full stop behind a year that ends a segment stays
/// with it. Substitutions never match overlapping text; see ``MtevalCutter``.
enum InternationalCutter {
    private enum Class {
        static let other: UInt8 = 0
        static let number: UInt8 = 1
        static let punctuation: UInt8 = 2
        static let symbol: UInt8 = 3
        static let space: UInt8 = 4
    }

    private static let ascii: [UInt8] = (0..<128).map { classOf($0) }

    private static func classOf(_ scalar: UInt32) -> UInt8 {
        if WhiteSpace.contains(scalar) { return Class.space }
        let properties = ScalarProperties(of: scalar)
        if properties.contains(.number) { return Class.number }
        if properties.contains(.punctuation) { return Class.punctuation }
        return properties.contains(.symbol) ? Class.symbol : Class.other
    }

    @inline(__always)
    private static func look(_ bytes: [UInt8], at position: Int) -> (class: UInt8, length: Int) {
        let byte = bytes[position]
        if byte < 0x80 { return (ascii[Int(byte)], 1) }
        let (scalar, length) = UTF8Text.scalar(bytes, at: position)
        return (classOf(scalar), length)
    }

    static func cut(_ bytes: [UInt8], into sink: inout TokenSink) {
        guard !bytes.isEmpty else { return }
        var position = 0
        var previous: UInt8?
        // Whether the scalar before is punctuation that the first substitution has cut off.
        var isCutOff = false
        var (current, length) = look(bytes, at: 0)
        while true {
            let next = position + length
            let following = next < bytes.count ? look(bytes, at: next) : nil
            switch current {
            case Class.space:
                sink.close(at: position)
                isCutOff = false
            case Class.symbol:
                sink.isolate(position, next)
                isCutOff = false
            case Class.punctuation:
                isCutOff = !isCutOff && previous.map { $0 != Class.number } ?? false
                if isCutOff || following.map({ $0.class != Class.number }) ?? false {
                    sink.isolate(position, next)
                } else {
                    sink.extend(at: position)
                }
            default:
                sink.extend(at: position)
                isCutOff = false
            }
            position = next
            guard let following else { break }
            previous = current
            (current, length) = (following.class, following.length)
        }
        sink.close(at: position)
    }
}
