import RealModule

/// Tells text from what is not in any language, code, data or noise, by what it looks like: a logistic regression.
///
/// An n-gram of code may be one of English (`return value`), and random letters have n-grams of some language; how many of the n-grams are known, and what stands
/// between the words, tells them apart.
package struct SurfaceModel: Sendable, Hashable {
    /// The weights of ``features(_:)``.
    package var weights: [Double]

    package static let featureCount = 10

    /// No doubt that all text is in some language.
    package static let none = SurfaceModel(weights: [-20] + [Double](repeating: 0, count: featureCount - 1))

    package init(weights: [Double]) {
        precondition(weights.count == Self.featureCount)
        self.weights = weights
    }

    /// What a piece of text shows.
    package struct Evidence: Sendable {
        package var surface = TextSurface()
        /// n-grams of the words that were scored.
        package var features = 0
        /// Those of them that have weights.
        package var known = 0
        /// The probability that the n-grams give to no language.
        package var noneProbability = 0.0
        /// The highest probability of a language among languages.
        package var bestProbability = 0.0

        package init() {}
    }

    /// What the regression looks at, each about 0 to 1 but for the logarithms; the first is 1.
    package static func features(_ evidence: Evidence) -> [Double] {
        let surface = evidence.surface
        let letters = Double(max(1, surface.letters))
        let noneOdds = Double.log((evidence.noneProbability + 1e-4) / (1 - evidence.noneProbability + 1e-4))
        let known = Double(evidence.known) / Double(max(1, evidence.features))
        let size = Double.log(1 + letters)
        return [
            1, noneOdds * letters / (letters + 40), Double(surface.technicalLetters) / letters,
            min(1, Double(surface.signs) / letters),
            Double(surface.camelWords) / Double(max(1, surface.words)), min(1, Double(surface.digits) / letters),
            known, evidence.bestProbability, size, known * size,
        ]
    }

    /// The probability that text is in no language.
    package func probability(_ evidence: Evidence) -> Double {
        var sum = 0.0
        for (weight, feature) in zip(weights, Self.features(evidence)) { sum += weight * feature }
        return 1 / (1 + .exp(-sum))
    }
}
