import NGramStatistics
import RealModule

/// What selection knows of a document.
struct DocumentWeight {
    /// The uncorrected log importance weight, or whatever the score is that is to be high.
    var logWeight: Double
    /// A hash of the seed and of the document's text: what its noise is made of.
    var noise: UInt64
    /// Tokens; 0 for what cannot be selected: malformed records and documents that are too short.
    var tokens: UInt32
    /// The sum of the squares of its tokens' log weights; 0 where tokens have none of their own.
    var squares: Float = 0

    static let ineligible = DocumentWeight(logWeight: 0, noise: 0, tokens: 0)

    var isEligible: Bool { tokens > 0 }

    /// A draw from the standard Gumbel distribution, by inversion.
    ///
    /// Adding one to each log weight and taking the k largest draws k documents without replacement, with probabilities
    /// proportional to the weights (W. Kool and others 2019, arXiv:1903.06059).
    var gumbel: Double {
        // In the middle of one of 2⁵³ equal parts of 0...1, so neither 0 nor 1.
        let uniform = (Double(noise >> 11) + 0.5) * 0x1p-53
        return -Double.log(-Double.log(uniform))
    }

    /// The noise's source for a document, whatever its place among the others.
    static func noise(of hash: DocumentHash, seed: UInt64) -> UInt64 {
        StableHash.mix(StableHash.fold(hash.high ^ StableHash.mix(seed), hash.low ^ StableHash.seed2))
    }
}
