import AlignmentKit
import ArgumentParser

/// What is counted. Unset options take the default, or what the other profile of a comparison was made with.
struct CountingOptions: ParsableArguments {
    @OptionGroup var text: SegmentationOptions

    @Option(help: ArgumentHelp("Highest order of n-gram to count, 1 to 5. (default: 3)", valueName: "n"))
    var order: Int?

    @Option(
        help: ArgumentHelp(
            """
            What is a sentence, to be counted with its boundaries <s> and </s> as language models need it: none, records \
            (one each) or lines. (default: none)
            """, valueName: "what"),
        transform: CountingOptions.sentenceBoundaries)
    var sentences: SentenceBoundaries?

    @Option(
        help: ArgumentHelp(
            "With --sentences, words <s>, </s> and <unk> of the text: refused, or omitted and counted.",
            valueName: "what"),
        transform: CountingOptions.reservedTokenPolicy)
    var reservedTokens = ReservedTokens.refused

    func validate() throws {
        guard (1...5).contains(order ?? 3) else { throw ValidationError("--order takes a number from 1 to 5.") }
    }

    /// The boundaries to count, those of a profile where they are not set.
    ///
    /// - Throws: `ValidationError` where set ones contradict the profile.
    func boundaries(like profile: CorpusProfile?) throws -> SentenceBoundaries {
        guard let profile else { return sentences ?? .none }
        let theirs = profile.summary.boundaries
        if let sentences, sentences != theirs {
            throw ValidationError(
                "\(profile.path) was made with --sentences \(theirs.rawValue), which --sentences contradicts; leave the "
                    + "option out.")
        }
        return theirs
    }

    var tokenizer: TokenizerChoice? { text.tokenizer }
    var normalize: Tokenization.NormalizationForm? { text.normalize }
    private var caseMapping: Tokenization.CaseMapping { text.caseMapping }

    /// The options, those of a profile where they are not set.
    ///
    /// Where a profile was made with a model and `--tokenizer` does not name its file, the model is not loaded: profiles
    /// are compared so, text cannot be counted.
    ///
    /// - Throws: `ValidationError` where set options contradict the profile; ``TokenizerFileError``.
    func tokenizationAndOrder(like profile: CorpusProfile?) throws -> (Tokenization, Int) {
        let scheme = try tokenizer?.scheme()
        guard let profile else {
            return (try text.tokenization(), order ?? 3)
        }
        var theirs = profile.summary.tokenization
        func conflict(_ option: String, _ value: String) -> ValidationError {
            ValidationError(
                "\(profile.path) was made with \(value), which \(option) contradicts; leave the option out.")
        }
        if let scheme, scheme != theirs.scheme {
            let isModel = if case .model = theirs.scheme { true } else { false }
            throw conflict("--tokenizer", "\(isModel ? "the tokenizer" : "--tokenizer") \(theirs.scheme.rawValue)")
        }
        if caseMapping != .none, caseMapping != theirs.caseMapping {
            let made =
                switch theirs.caseMapping {
                case .none: "text as it is"
                case .lowercase: "--lowercase"
                case .folding: "--case-fold"
                }
            throw conflict(text.caseFold ? "--case-fold" : "--lowercase", made)
        }
        if let normalize, normalize != theirs.normalization {
            throw conflict("--normalize", "--normalize \(theirs.normalization.rawValue)")
        }
        if let order, order != profile.summary.order {
            throw conflict("--order", "--order \(profile.summary.order)")
        }
        // A profile knows a model by name; here it may have been loaded.
        if let scheme { theirs.scheme = scheme }
        return (theirs, profile.summary.order)
    }

    private static func sentenceBoundaries(_ argument: String) throws -> SentenceBoundaries {
        if let boundaries = SentenceBoundaries(rawValue: argument) { return boundaries }
        throw ValidationError("--sentences does not know '\(argument)'; use none, records or lines.")
    }

    private static func reservedTokenPolicy(_ argument: String) throws -> ReservedTokens {
        if let policy = ReservedTokens(rawValue: argument) { return policy }
        throw ValidationError("--reserved-tokens does not know '\(argument)'; use refused or omitted.")
    }
}
