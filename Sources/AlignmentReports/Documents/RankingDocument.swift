public import AlignmentKit

/// What `rank` answers.
public struct RankingDocument: ResultDocument, Hashable {
    /// One candidate, the best first.
    public struct Candidate: Codable, Sendable, Hashable {
        public var path: String
        /// From 1; candidates that cannot be told apart share a rank.
        public var rank: Int
        public var tied: Bool
        /// How near it is to the task, 0 to 1.
        @FiniteOrNull public var score: Double?
        /// The 95 % interval of the score.
        @FiniteOrNull public var lower: Double?
        @FiniteOrNull public var upper: Double?
        /// How much less the score is than the best candidate's.
        @FiniteOrNull public var deficit: Double?
        @FiniteOrNull public var deficitLower: Double?
        @FiniteOrNull public var deficitUpper: Double?
        @FiniteOrNull public var probabilityNonMonotone: Double?
        @FiniteOrNull public var alignmentScore: Double?
        /// Tokens of the candidate.
        public var tokens: UInt64
        public var measures: [ComparisonDocument.Measure]

        init(_ candidate: RankedCandidate) {
            path = candidate.path
            rank = candidate.rank
            tied = candidate.isTied
            _score = FiniteOrNull(wrappedValue: candidate.score)
            _lower = FiniteOrNull(wrappedValue: candidate.interval?.lower)
            _upper = FiniteOrNull(wrappedValue: candidate.interval?.upper)
            _deficit = FiniteOrNull(wrappedValue: candidate.deficit?.value)
            _deficitLower = FiniteOrNull(wrappedValue: candidate.deficit?.interval.lower)
            _deficitUpper = FiniteOrNull(wrappedValue: candidate.deficit?.interval.upper)
            _probabilityNonMonotone = FiniteOrNull(wrappedValue: candidate.report.prediction.probabilityNonMonotone)
            _alignmentScore = FiniteOrNull(wrappedValue: candidate.report.comparison.alignmentScore)
            tokens = candidate.report.pretraining.tokens
            measures = candidate.report.comparison.measures.map(ComparisonDocument.Measure.init)
        }
    }

    public var schemaVersion = 1
    public var signature: String
    public var candidates: [Candidate]

    public init(_ ranking: CandidateRanking) {
        signature = ranking.signature
        candidates = ranking.candidates.map(Candidate.init)
    }
}
