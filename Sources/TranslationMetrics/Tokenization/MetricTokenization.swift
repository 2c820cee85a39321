/// How BLEU cuts a segment into words: the tokenizers of sacreBLEU, by their names in its signature.
///
/// M. Post, A Call for Clarity in Reporting BLEU Scores, WMT 2018, doi:10.18653/v1/W18-6319. Classes of scalars are those of
/// Unicode 15.0.
public enum MetricTokenization: String, Sendable, Hashable, Codable, CaseIterable {
    /// `mteval-v13a`: Western text; the default of WMT.
    case mteval13a = "13a"
    /// `mteval-v14`: cuts at punctuation and symbols of any script.
    case international = "intl"
    /// At white space alone, for text that has been tokenized.
    case none
    /// Every scalar that is no white space.
    case characters = "char"
    /// Chinese characters one by one, the rest as `13a` has it.
    case chinese = "zh"

    /// The tokens of a segment, white space at its ends left aside.
    ///
    /// - Parameter isLowercased: whether the segment is put in lower case first.
    /// - Complexity: linear in the bytes of the segment.
    public func tokens(of segment: String, isLowercased: Bool = false) -> [String] {
        var tokenizer = SegmentTokenizer(self, isLowercased: isLowercased)
        tokenizer.cut(segment)
        return tokenizer.tokens.map { String(decoding: tokenizer.bytes[$0.start..<$0.end], as: UTF8.self) }
    }
}
