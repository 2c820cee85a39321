import AlignmentKit
import ArgumentParser

/// Which metrics are computed, and how.
struct MetricOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Metrics joined by commas: bleu, chrf, chrf++. (default: bleu)", valueName: "names"),
        transform: MetricOptions.names)
    var metric: [Name] = []

    @Option(
        help: ArgumentHelp(
            "BLEU's tokens: 13a (WMT's), intl, char, zh, or none for text that is tokenized.", valueName: "name"),
        transform: MetricOptions.tokenization)
    var tokenize = MetricTokenization.mteval13a

    @Flag(help: "Put translation and references in lower case, for every metric.")
    var lowercase = false

    @Option(
        help: ArgumentHelp(
            "What BLEU does with an order without a match: exp, floor, add-k or none.", valueName: "method"),
        transform: MetricOptions.smoothing)
    var smooth = Method.exp

    @Option(help: ArgumentHelp("The number of floor (0.1) or add-k (1).", valueName: "x"))
    var smoothValue: Double?

    @Flag(help: "Average BLEU over the orders that the translation is long enough for.")
    var effectiveOrder = false

    @Option(help: ArgumentHelp("chrF's longest n-grams of characters.", valueName: "n"))
    var chrfCharacterOrder = 6

    @Option(help: ArgumentHelp("chrF's weight on recall.", valueName: "n"))
    var chrfBeta = 2

    @Flag(help: "Count white space as characters of chrF.")
    var chrfWhitespace = false

    @Flag(help: "Average chrF's F-scores over all orders, as chrF++.py does.")
    var chrfEpsilonSmoothing = false

    enum Name: String, CaseIterable {
        case bleu
        case chrf
        case chrfPlusPlus = "chrf++"
    }

    enum Method: String, CaseIterable {
        case exp
        case floor
        case addK = "add-k"
        case none
    }

    func validate() throws {
        if let smoothValue {
            guard smooth == .floor || smooth == .addK else {
                throw ValidationError("--smooth-value goes with --smooth floor or add-k.")
            }
            guard smoothValue >= 0, smoothValue < .infinity else {
                throw ValidationError("--smooth-value takes a finite number of 0 or more.")
            }
        }
        guard (1...32).contains(chrfCharacterOrder) else {
            throw ValidationError("--chrf-character-order takes 1 to 32.")
        }
        guard (1...1000).contains(chrfBeta) else { throw ValidationError("--chrf-beta takes 1 to 1000.") }
        guard Set(metric).count == metric.count else { throw ValidationError("--metric names a metric twice.") }
    }

    /// The metrics in the order they were named.
    var metrics: [TranslationScores.Metric] {
        (metric.isEmpty ? [.bleu] : metric).map { name in
            switch name {
            case .bleu: .bleu(bleu)
            case .chrf: .chrF(chrF(wordOrder: 0))
            case .chrfPlusPlus: .chrF(chrF(wordOrder: 2))
            }
        }
    }

    var bleu: BLEU {
        let smoothing: Smoothing =
            switch smooth {
            case .exp: .exponential
            case .floor: smoothValue.map { .floor($0) } ?? .floor()
            case .addK: smoothValue.map { .addK($0) } ?? .addK()
            case .none: .none
            }
        return BLEU(
            tokenization: tokenize, isLowercased: lowercase, smoothing: smoothing, usesEffectiveOrder: effectiveOrder)
    }

    private func chrF(wordOrder: Int) -> ChrF {
        ChrF(
            characterOrder: chrfCharacterOrder, wordOrder: wordOrder, beta: chrfBeta, isLowercased: lowercase,
            countsWhiteSpace: chrfWhitespace, usesEpsilonSmoothing: chrfEpsilonSmoothing)
    }

    private static func names(_ argument: String) throws -> [Name] {
        try argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
            if let name = Name(rawValue: String(part)) { return name }
            throw ValidationError("There is no metric '\(part)'; use bleu, chrf or chrf++, joined by commas.")
        }
    }

    static func tokenization(_ argument: String) throws -> MetricTokenization {
        if let found = MetricTokenization(rawValue: argument) { return found }
        throw ValidationError("There is no tokenization '\(argument)' of BLEU; use 13a, intl, none, char or zh.")
    }

    private static func smoothing(_ argument: String) throws -> Method {
        if let found = Method(rawValue: argument) { return found }
        throw ValidationError("There is no smoothing '\(argument)'; use exp, floor, add-k or none.")
    }
}
