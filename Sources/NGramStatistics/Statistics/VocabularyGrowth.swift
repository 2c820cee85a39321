import Foundation

/// Type–token growth: how many types the first n tokens hold on average over all orders of the tokens.
public struct VocabularyGrowth: Sendable, Hashable {
    /// One point of the curve.
    public struct Point: Sendable, Hashable {
        /// n, in tokens.
        public let tokens: UInt64
        /// Expected types, see ``FrequencySpectrum/expectedTypes(at:)``.
        public let types: Double
        /// Standard error of the types for tokens drawn independently.
        public let standardError: Double
    }

    /// The curve, by tokens ascending, the whole corpus last; empty where the corpus is.
    public let points: [Point]

    /// The curve at sizes that follow each other by the factor `2^(1/perDoubling)`, ending at the whole corpus.
    ///
    /// - Parameters:
    ///   - spectrum: of the corpus.
    ///   - smallest: the least size, in tokens.
    ///   - perDoubling: points for each doubling of the size, at least 1.
    /// - Complexity: O(entries × points), with perDoubling · log₂(N/smallest) points.
    public init(_ spectrum: FrequencySpectrum, from smallest: UInt64 = 1, perDoubling: Int = 1) {
        precondition(smallest >= 1 && perDoubling >= 1, "a curve begins at a token and has a point for each doubling")
        var sizes: [UInt64] = []
        var step = 0
        while true {
            let size = (Double(spectrum.tokens) * exp2(-Double(step) / Double(perDoubling))).rounded()
            guard size >= 1, UInt64(size) >= smallest else { break }
            if sizes.last != UInt64(size) { sizes.append(step == 0 ? spectrum.tokens : UInt64(size)) }
            step += 1
        }
        points = sizes.reversed().map {
            Point(
                tokens: $0, types: spectrum.expectedTypes(at: $0),
                standardError: spectrum.standardErrorOfTypes(at: $0))
        }
    }
}
