import RealModule

/// Measures that are made of the order of counts or ratios, not of sums over types.
enum OrderStatistic {
    /// Spearman's ρ over the types of both corpora, ties at their mean rank.
    case spearman
    /// Kendall's τ-b over the types of both corpora.
    case kendall
    /// The largest ln(q / s) for the smoothed first side s.
    case largestLogarithmicRatio

    /// The statistic; `nil` where it is undefined: fewer than two shared types, or all with one count on a side.
    ///
    /// - Complexity: O(d log d) for d distinct pairs.
    func value(_ spectrum: JointCountSpectrum, terms: TermSet) -> Double? {
        switch self {
        case .spearman: SharedRanks(spectrum).spearman
        case .kendall: SharedRanks(spectrum).kendall
        case .largestLogarithmicRatio: Self.largestLogarithmicRatio(spectrum, terms: terms)
        }
    }

    private static func largestLogarithmicRatio(_ spectrum: JointCountSpectrum, terms: TermSet) -> Double {
        var largest = -Double.infinity
        terms.forEachBlock(of: spectrum) { pairs, _ in
            for pair in pairs where pair.q > 0 { largest = max(largest, terms.reference.logarithmOfRatio(pair)) }
        }
        return max(largest, 0)
    }

    /// Why ``value(_:terms:)`` is undefined.
    static let undefined = "undefined: the corpora share fewer than two types, or all of one count"
}
