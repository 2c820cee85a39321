import AlignmentKit
import ArgumentParser

/// Which languages the task is in, and how much of them the pretraining corpus holds.
struct LanguageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Language of the task's source side, as the corpus's records or --language-shares name it.",
            valueName: "code"))
    var sourceLanguage: String?

    @Option(
        help: ArgumentHelp("Language of the task's target side, named in the same way.", valueName: "code"))
    var targetLanguage: String?

    @Option(
        help: ArgumentHelp(
            "Shares of the pretraining corpus, such as en=0.5,de=0.5, in place of what its records say.",
            valueName: "code=share,..."),
        transform: LanguageOptions.shares)
    var languageShares: [String: Double]?

    @Option(
        help: ArgumentHelp(
            "Language code of pretraining records that name none themselves; where the corpus is not profiled yet.",
            valueName: "code"))
    var language: String?

    @OptionGroup var identification: IdentificationOptions

    /// What tells the languages of pretraining records that name none; `nil` where the shares are given.
    var identifier: LanguageIdentifier? { languageShares == nil ? identification.identifier : nil }

    /// Checks that `--language` has something to label.
    func check(pretraining: [String]) throws {
        if language?.isEmpty == true { throw ValidationError("--language takes a code such as en.") }
        if language != nil, Sides.isProfile(pretraining) {
            throw ValidationError(
                "--language labels records while they are profiled, and \(pretraining[0]) is a profile already; "
                    + "give --language-shares.")
        }
    }

    private static func shares(_ argument: String) throws -> [String: Double] {
        var shares: [String: Double] = [:]
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", omittingEmptySubsequences: false)
            guard pair.count == 2, !pair[0].isEmpty, let share = Double(String(pair[1])), (0...1).contains(share) else {
                throw ValidationError("'\(part)' is no language share; write code=share with a share from 0 to 1.")
            }
            guard shares.updateValue(share, forKey: String(pair[0])) == nil else {
                throw ValidationError("--language-shares names \(pair[0]) twice.")
            }
        }
        let sum = shares.values.sorted().reduce(0, +)
        guard sum <= 1.000_001 else { throw ValidationError("--language-shares add up to \(sum), more than 1.") }
        return shares
    }
}
