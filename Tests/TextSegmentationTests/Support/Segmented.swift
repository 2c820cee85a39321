import TextSegmentation

/// A copy of what a buffer holds.
struct Segmented: Equatable {
    var bytes: [UInt8]
    var ranges: [TokenRange]
    /// Whether 64 zeros follow the bytes.
    var isPadded: Bool

    init(_ bytes: [UInt8], _ tokenization: Tokenization, into buffer: TokenBuffer = TokenBuffer()) {
        TextTokenizer(tokenization).tokenize(bytes.span, into: buffer)
        (self.bytes, ranges, isPadded) = unsafe buffer.withUnsafeTokens { bytes, tokens in
            let beyond = unsafe UnsafeBufferPointer(start: bytes.baseAddress! + bytes.count, count: 64)
            return unsafe (Array(bytes), Array(tokens), beyond.allSatisfy { $0 == 0 })
        }
    }

    init(_ text: String, _ tokenization: Tokenization) { self.init(Array(text.utf8), tokenization) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var tokens: [String] {
        ranges.map { String(decoding: bytes[Int($0.offset)..<Int($0.offset + $0.length)], as: UTF8.self) }
    }
}

extension Tokenization {
    /// Every combination of choices that needs no model.
    static let all: [Tokenization] = Scheme.withoutModel.flatMap { scheme in
        CaseMapping.allCases.flatMap { caseMapping in
            NormalizationForm.allCases.map {
                Tokenization(scheme: scheme, caseMapping: caseMapping, normalization: $0)
            }
        }
    }
}

/// The text made of these scalars.
func text(_ scalars: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(Unicode.Scalar(scalar)!) }
    return String(view)
}
