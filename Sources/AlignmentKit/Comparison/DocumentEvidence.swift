import DivergenceMeasures
import NGramStatistics

/// What a profile tells of its documents, as distances between corpora need it: lengths, copies, languages, folds. Read once for all that a profile is
/// compared with.
struct DocumentEvidence {
    /// `nil` for imported counts, which know no documents.
    let lengths: DocumentLengths?
    /// Σm²/Σm over the documents' multiplicities m: by how much copies multiply the variance of what is summed over documents.
    let copies: Double
    /// `nil` where no record names its language.
    let languages: LanguageSample?
    /// `nil` for imported counts.
    let folds: FoldHistograms?

    /// - Parameter known: tokens of the corpus in each language, where they are known without its records' telling.
    /// - Throws: `ProfileError` where the profile is damaged.
    /// - Complexity: O(different documents + folds × buckets).
    init(_ profile: CorpusProfile, known: [String: UInt64] = [:]) throws {
        lengths = try profile.documentLengths()
        copies = try profile.duplicateDocuments().map { Self.effect(of: $0.multiplicities) } ?? 1
        let told = lengths.flatMap { [copies] in
            LanguageSample(counts: profile.summary.languages.mapValues(\.all), lengths: $0, copies: copies)
        }
        let tokens = known.values.reduce(0) { $0 + Double($1) }
        languages = told ?? (tokens > 0 ? LanguageSample(exact: known.mapValues { Double($0) / tokens }) : nil)
        folds = profile.hasFolds ? try profile.foldHistograms() : nil
    }

    private static func effect(of multiplicities: FrequencySpectrum) -> Double {
        guard multiplicities.tokens > 0 else { return 1 }
        let squares = multiplicities.entries.reduce(0.0) {
            $0 + Double($1.types) * Double($1.count) * Double($1.count)
        }
        return squares / Double(multiplicities.tokens)
    }
}
