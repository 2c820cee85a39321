import AlignmentKit

/// Results made by hand, for renderings.
enum Samples {
    /// All in one fold.
    private static func tally(_ counts: LanguageCounts) -> LanguageTally {
        var tally = LanguageTally()
        tally.add(counts, fold: 0)
        return tally
    }

    static var summary: ProfileSummary {
        var summary = ProfileSummary(tokenization: Tokenization(), order: 2)
        summary.documents = 1_234_567
        summary.bytes = 9_876_543
        summary.characters = 9_000_000
        summary.skippedRecords = 2
        summary.orders = [
            .init(order: 1, total: 2_000_000, distinct: 50_000), .init(order: 2, total: 765_433, distinct: 400_000),
        ]
        summary.languages = [
            "de": tally(.init(documents: 500_000, tokens: 500_000, bytes: 3_000_000)),
            "en": tally(.init(documents: 700_000, tokens: 1_500_000, bytes: 6_000_000)),
        ]
        return summary
    }

    static let observations = [1, 2, 4, 8, 16, 32].map { (billions: Double) in
        Observation(
            tokens: billions * 1e9, value: 10 + 2 * (billions.exponentDouble), standardError: 0.3,
            crossEntropy: 3 - 0.2 * billions.exponentDouble)
    }
}

extension Double {
    /// log2 of a power of two.
    fileprivate var exponentDouble: Double { Double(exponent) }
}
