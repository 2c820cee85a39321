import NGramStatistics
import TextSegmentation

extension LanguageModel.Origin {
    /// Reads from a signature what it says of words and sentences.
    ///
    /// - Parameter tokenization: how text becomes words; `nil` for what the signature says, where this version has it.
    init(signature: String, tokenization: Tokenization?) {
        func value(_ key: String) -> String? {
            signature.split(separator: "|").first { $0.hasPrefix(key + ":") }.map {
                String($0.dropFirst(key.count + 1))
            }
        }
        self.init(
            tokenization: tokenization ?? value("tokenizer").flatMap { Self.tokenization(signature: $0) },
            boundaries: value("boundaries").flatMap { SentenceBoundaries(rawValue: $0) } ?? .records,
            signature: signature)
    }

    /// The tokenization that has a signature; `nil` where this version has none, as of another version of Unicode.
    private static func tokenization(signature: String) -> Tokenization? {
        var schemes = Tokenization.Scheme.withoutModel
        if let name = signature.split(separator: "+").first, let scheme = Tokenization.Scheme(rawValue: String(name)) {
            schemes.append(scheme)
        }
        for scheme in schemes {
            for caseMapping in Tokenization.CaseMapping.allCases {
                for normalization in Tokenization.NormalizationForm.allCases {
                    let candidate = Tokenization(
                        scheme: scheme, caseMapping: caseMapping, normalization: normalization)
                    if candidate.signature == signature { return candidate }
                }
            }
        }
        return nil
    }
}
