import AlignmentKit
import ArgumentParser

/// Whether languages of records are identified while they are profiled.
struct IdentificationOptions: ParsableArguments {
    @Flag(
        inversion: .prefixedNo,
        help: """
            Tell the languages of records that name none (--language-field, --language) from their text; of a long one, \
            256 bytes spread over it are looked at.
            """)
    var identifyLanguages = true

    /// What identifies them; `nil` where nothing does.
    var identifier: LanguageIdentifier? { identifyLanguages ? .forProfiles : nil }
}
