public import NGramStatistics

/// The language shares of a corpus, as the sample of documents that they are.
///
/// The share of a language is T_ℓ/T, tokens of its documents over those of all documents whose language is known: a ratio, whose
/// linearised variance is Σ t²(1[ℓ] − share)²/T² over documents of t tokens. A profile holds documents and tokens of each language and the lengths of all
/// documents together. So Σt² is known in all, and is split over the languages as if all had the same ratio of squared mean length to mean
/// square; the split adds up to the known sum. Documents are taken as independent, copies as clusters.
public struct LanguageSample: Sendable, Hashable {
    /// Languages by code, ascending.
    public let languages: [String]
    /// Their shares of the tokens; they add up to 1.
    public let shares: [Double]
    /// Σt²/T² over the documents of each language, times the effect of copies.
    let concentrations: [Double]

    /// The number of documents of equal length that would tell as much.
    public var effectiveDocuments: Double { 1 / concentrations.reduce(0, +) }

    /// - Parameters:
    ///   - counts: documents and tokens of each language.
    ///   - lengths: lengths of all documents, those without a language included.
    ///   - copies: Σm²/Σm over the documents' multiplicities; 1 without copies.
    /// - Returns: `nil` where no token has a language, or the lengths are not those of such documents.
    /// - Complexity: O(languages × log languages + entries of the lengths).
    public init?(counts: [String: LanguageCounts], lengths: DocumentLengths, copies: Double = 1) {
        let known = counts.filter { $0.value.tokens > 0 }.sorted { $0.key < $1.key }
        let labelled = known.reduce(0.0) { $0 + Double($1.value.tokens) }
        guard labelled > 0 else { return nil }
        var squares = CompensatedSum()
        for entry in lengths.entries {
            squares.add(Double(entry.documents) * Double(entry.length) * Double(entry.length))
        }
        // Documents without a language take their part of the sum of squares.
        let documents = counts.values.reduce(0.0) { $0 + Double($1.documents) }
        let others = max(0, Double(lengths.documents) - documents)
        let otherTokens = max(0, lengths.tokens - labelled)
        func squaredMean(_ tokens: Double, _ documents: Double) -> Double {
            documents > 0 ? tokens * tokens / documents : 0
        }
        let parts = known.map { squaredMean(Double($0.value.tokens), Double($0.value.documents)) }
        let sum = parts.reduce(0, +) + squaredMean(otherTokens, others)
        guard sum > 0, squares.value > 0 else { return nil }
        languages = known.map(\.key)
        shares = known.map { Double($0.value.tokens) / labelled }
        // By Cauchy's inequality the sum of squares is no less than the sum of the squared means.
        let ratio = max(1, squares.value / sum) * max(1, copies)
        concentrations = parts.map { $0 * ratio / (labelled * labelled) }
    }

    /// Shares that are known, such as those of a task's two sides: there is no sampling error.
    ///
    /// - Parameter shares: adding up to 1; languages of no share are left out.
    package init(exact shares: [String: Double]) {
        let known = shares.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        languages = known.map(\.key)
        self.shares = known.map(\.value)
        concentrations = known.map { _ in 0 }
    }

    /// The share of a language; 0 for one that does not occur.
    public func share(of language: String) -> Double {
        languages.firstIndex(of: language).map { shares[$0] } ?? 0
    }

    /// The variance of a function of the shares, by the delta method.
    ///
    /// One document of average weight is imagined in each language that is asked about and in none, so that a language that did not occur, or all that
    /// did, leaves some doubt: about one in the effective number of documents.
    ///
    /// - Parameter gradient: the function's derivatives by the shares of some languages; 0 for all others.
    /// - Returns: the variance, in the squared unit of the function.
    public func variance(gradient: [String: Double]) -> Double {
        let weight = concentrations.reduce(0, +)
        guard weight > 0 else { return 0 }
        // Languages that are not asked about are one.
        var cells = gradient.keys.sorted().map { (slope: gradient[$0] ?? 0, share: 0.0, weight: 0.0) }
        let order = gradient.keys.sorted()
        cells.append((0, 0, 0))
        for (index, language) in languages.enumerated() {
            let cell = order.firstIndex(of: language) ?? order.count
            cells[cell].share += shares[index]
            cells[cell].weight += concentrations[index]
        }
        let documents = 1 / weight
        let imagined = documents + Double(cells.count)
        for index in cells.indices {
            cells[index].share = (cells[index].share * documents + 1) / imagined
            cells[index].weight = max(cells[index].weight, cells[index].share * weight)
        }
        let mean = cells.reduce(0) { $0 + $1.share * $1.slope }
        return cells.reduce(0) { $0 + $1.weight * ($1.slope - mean) * ($1.slope - mean) }
    }
}
