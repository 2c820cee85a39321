public import NGramStatistics

/// The share of a corpus that is in one language, with its interval for the corpus's documents as a sample.
///
/// The interval is a delete-a-fold jackknife over the 32 folds of documents (Shao and Wu 1989, doi:10.1214/aos/1176347263) with Student's t; duplicates lie in one fold. Where a
/// language takes next to none or next to all of a corpus it reaches at least 3/(documents + 3), the rule of three, since folds that all say the same leave doubt as well. It does not hold
/// the mistakes of an identifier.
public struct LanguageShare: Sendable, Hashable {
    /// What a share is of.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// Documents, each counted for its largest part.
        case documents
        /// Tokens; those of a document of several languages are shared out by bytes.
        case tokens
        /// Bytes of UTF-8.
        case bytes
    }

    /// The language's code.
    public let language: String
    /// What the share is of.
    public let measure: Measure
    /// 0 to 1; of all whose language is known, `und` included where languages were identified.
    public let share: Double
    /// The 95 % interval; `nil` where fewer than two folds have documents, or folds are not known.
    public let interval: ClosedRange<Double>?

    /// The shares of all languages, the largest first, then by code.
    ///
    /// - Complexity: O(languages × folds).
    public static func shares(of languages: [String: LanguageTally], in measure: Measure) -> [LanguageShare] {
        func amount(_ counts: LanguageCounts) -> Double {
            switch measure {
            case .documents: Double(counts.documents)
            case .tokens: Double(counts.tokens)
            case .bytes: Double(counts.bytes)
            }
        }
        let codes = languages.keys.sorted()
        let tallies = codes.compactMap { languages[$0] }
        let total = tallies.reduce(0) { $0 + amount($1.all) }
        guard total > 0 else { return [] }
        let folds = FoldShares(tallies.map { $0.folds.map(amount) })
        let documents = tallies.reduce(0) { $0 + Double($1.all.documents) }
        let shares = zip(codes, tallies.indices).map { code, place in
            let share = amount(tallies[place].all) / total
            let interval = folds?.reach { $0[place] }.map { reach in
                let least = 3 / (documents + 3)
                let reach = min(share, 1 - share) < least ? max(reach, least) : reach
                return max(0, share - reach)...min(1, share + reach)
            }
            return LanguageShare(language: code, measure: measure, share: share, interval: interval)
        }
        return shares.sorted { ($1.share, $0.language) < ($0.share, $1.language) }
    }
}

/// The shares of languages with each fold left out.
package struct FoldShares {
    /// By fold that is left out, the shares by language.
    private let left: [[Double]]

    /// - Parameter amounts: by language, how much each fold holds of it.
    /// - Returns: `nil` where fewer than two folds hold anything, or one of the folds' lists is empty.
    package init?(_ amounts: [[Double]]) {
        guard let folds = amounts.first?.count, folds > 0, amounts.allSatisfy({ $0.count == folds }) else { return nil }
        let sums = (0..<folds).map { fold in amounts.reduce(0) { $0 + $1[fold] } }
        let total = sums.reduce(0, +)
        let wholes = amounts.map { $0.reduce(0, +) }
        left = sums.indices.filter { sums[$0] > 0 && sums[$0] < total }.map { fold in
            amounts.indices.map { (wholes[$0] - amounts[$0][fold]) / (total - sums[fold]) }
        }
        guard left.count >= 2 else { return nil }
    }

    /// Half the width of the 95 % interval of a function of the shares.
    ///
    /// - Returns: `nil` where the function has no value without some fold.
    package func reach(_ value: ([Double]) -> Double?) -> Double? {
        var values: [Double] = []
        for shares in left {
            guard let value = value(shares) else { return nil }
            values.append(value)
        }
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return StudentQuantile.twoSided95(freedom: count - 1) * (squares * (count - 1) / count).squareRoot()
    }
}
