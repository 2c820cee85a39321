import AlignmentKit
import ArgumentParser

/// What is counted. Unset options take the default, or what the other profile of a comparison was made with.
struct CountingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "words, whitespace, characters, graphemes, bytes or wordpunct. (default: words)", valueName: "name"),
        transform: CountingOptions.scheme)
    var tokenizer: Tokenization.Scheme?

    @Flag(help: "Put text in lower case first.")
    var lowercase = false

    @Flag(help: "Fold case first: stronger than --lowercase, ß becomes ss.")
    var caseFold = false

    @Option(
        help: ArgumentHelp("Unicode form to put text in first: none, nfc or nfkc. (default: none)", valueName: "form"),
        transform: CountingOptions.form)
    var normalize: Tokenization.NormalizationForm?

    @Option(help: ArgumentHelp("Highest order of n-gram to count, 1 to 5. (default: 3)", valueName: "n"))
    var order: Int?

    func validate() throws {
        guard (1...5).contains(order ?? 3) else { throw ValidationError("--order takes a number from 1 to 5.") }
        if lowercase, caseFold {
            throw ValidationError("--lowercase and --case-fold are two ways to map case; give one of them.")
        }
    }

    private var caseMapping: Tokenization.CaseMapping { caseFold ? .folding : lowercase ? .lowercase : .none }

    /// The options, those of a profile where they are not set.
    ///
    /// - Throws: `ValidationError` where set options contradict the profile.
    func tokenizationAndOrder(like profile: CorpusProfile?) throws -> (Tokenization, Int) {
        guard let profile else {
            let tokenization = Tokenization(
                scheme: tokenizer ?? .words, caseMapping: caseMapping, normalization: normalize ?? .none)
            return (tokenization, order ?? 3)
        }
        let theirs = profile.summary.tokenization
        func conflict(_ option: String, _ value: String) -> ValidationError {
            ValidationError(
                "\(profile.path) was made with \(value), which \(option) contradicts; leave the option out.")
        }
        if let tokenizer, tokenizer != theirs.scheme {
            throw conflict("--tokenizer", "--tokenizer \(theirs.scheme.rawValue)")
        }
        if caseMapping != .none, caseMapping != theirs.caseMapping {
            let made =
                switch theirs.caseMapping {
                case .none: "text as it is"
                case .lowercase: "--lowercase"
                case .folding: "--case-fold"
                }
            throw conflict(caseFold ? "--case-fold" : "--lowercase", made)
        }
        if let normalize, normalize != theirs.normalization {
            throw conflict("--normalize", "--normalize \(theirs.normalization.rawValue)")
        }
        if let order, order != profile.summary.order {
            throw conflict("--order", "--order \(profile.summary.order)")
        }
        return (theirs, profile.summary.order)
    }

    private static func scheme(_ argument: String) throws -> Tokenization.Scheme {
        if let scheme = Tokenization.Scheme(rawValue: argument) { return scheme }
        let known = "words, whitespace, characters, graphemes, bytes or wordpunct"
        if argument.hasPrefix("sentencepiece:") || argument.hasPrefix("bpe:") {
            throw ValidationError("The tokenizer '\(argument)' is not in this version; use \(known).")
        }
        throw ValidationError("There is no tokenizer '\(argument)'; use \(known).")
    }

    private static func form(_ argument: String) throws -> Tokenization.NormalizationForm {
        if let form = Tokenization.NormalizationForm(rawValue: argument) { return form }
        throw ValidationError("There is no Unicode form '\(argument)' here; use none, nfc or nfkc.")
    }
}
