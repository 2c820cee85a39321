internal import RealModule

/// The three inputs of the prior, each 0 (aligned) to 1, where known.
struct ModelFeatures {
    /// 1 − coverage of the target side.
    var missingTarget: Double?
    /// 1 − the alignment score, not below 0.
    var missingScore: Double?
    /// The mean divergence of the two sides.
    var divergence: Double?

    static let names = ["targetCoverage", "alignmentScore", "divergence"]

    var values: [Double?] { [missingTarget, missingScore, divergence] }

    init(_ features: AlignmentFeatures) {
        let source = features.sourceShare.flatMap(unitInterval)
        let target = features.targetShare.flatMap(unitInterval)
        let coverage =
            features.targetCoverage.flatMap(unitInterval)
            ?? features.outOfVocabulary.flatMap(unitInterval).map { 1 - $0 }
            ?? target.map { $0 > 0 ? 1 : 0 }
        missingTarget = coverage.map { 1 - $0 }
        var score = features.alignmentScore.flatMap { $0.isNaN ? nil : $0 }
        if let source, let target {
            score = score ?? TranslationAlignmentScore.score(sourceShare: source, targetShare: target)
        }
        missingScore = score.map { 1 - min(1, max(0, $0)) }
        let sides = [
            features.sourceDivergence.flatMap(unitInterval) ?? source.map(Self.impliedDivergence),
            features.targetDivergence.flatMap(unitInterval) ?? target.map(Self.impliedDivergence),
        ].compactMap { $0 }
        divergence = sides.isEmpty ? nil : sides.reduce(0, +) / Double(sides.count)
    }

    /// The divergence, over ln 2, between a mixture and a language of which it holds this share, if languages shared
    /// no n-gram and the language were the same in both.
    static func impliedDivergence(share: Double) -> Double {
        let missing = (1 - share) / 2
        return entropy(missing) - 0.5 * entropy(share)
    }

    private static func entropy(_ probability: Double) -> Double {
        [probability, 1 - probability].reduce(0) { $1 > 0 ? $0 - $1 * Double.log2($1) : $0 }
    }
}
