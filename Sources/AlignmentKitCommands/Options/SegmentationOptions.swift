import AlignmentKit
import ArgumentParser

/// How text becomes tokens.
struct SegmentationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "\(TokenizerChoice.names). (default: words)", valueName: "name"),
        transform: { try TokenizerChoice(argument: $0) })
    var tokenizer: TokenizerChoice?

    @Flag(help: "Put text in lower case first.")
    var lowercase = false

    @Flag(help: "Fold case first: stronger than --lowercase, ß becomes ss.")
    var caseFold = false

    @Option(
        help: ArgumentHelp("Unicode form to put text in first: none, nfc or nfkc. (default: none)", valueName: "form"),
        transform: SegmentationOptions.form)
    var normalize: Tokenization.NormalizationForm?

    func validate() throws {
        if lowercase, caseFold {
            throw ValidationError("--lowercase and --case-fold are two ways to map case; give one of them.")
        }
    }

    var caseMapping: Tokenization.CaseMapping { caseFold ? .folding : lowercase ? .lowercase : .none }

    /// Whether nothing is set.
    var isDefault: Bool { tokenizer == nil && normalize == nil && caseMapping == .none }

    /// What the options say; words of the text as it is where they say nothing.
    ///
    /// - Throws: ``TokenizerFileError``.
    func tokenization() throws -> Tokenization {
        Tokenization(
            scheme: try tokenizer?.scheme() ?? .words, caseMapping: caseMapping, normalization: normalize ?? .none)
    }

    static func form(_ argument: String) throws -> Tokenization.NormalizationForm {
        if let form = Tokenization.NormalizationForm(rawValue: argument) { return form }
        throw ValidationError("There is no Unicode form '\(argument)' here; use none, nfc or nfkc.")
    }
}
