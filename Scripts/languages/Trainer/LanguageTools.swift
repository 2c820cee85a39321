import ArgumentParser

/// Makes the bundled model of `LanguageIdentification`, and says how well it does.
@main
struct LanguageTools: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language-tools",
        abstract: "Train the identifier of languages, and judge it.",
        subcommands: [TrainLanguages.self, JudgeLanguages.self])
}
