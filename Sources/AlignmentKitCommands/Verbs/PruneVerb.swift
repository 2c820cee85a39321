import AlignmentKit
import ArgumentParser

/// `alignkit prune`
struct PruneVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Drop rare n-grams from a profile, and state what mass was dropped.",
        discussion: """
            1,2,3 keeps all tokens, bigrams that occur at least twice, and n-grams of order 3 and up that occur at least \
            three times. Numbers must not decrease. (KenLM's --prune 0 1 2 is 1,2,3 here.) Totals and folds still count \
            everything. Measures and statistics need the rare n-grams, and are given only for orders that are whole; \
            profiles are merged first and pruned after.

              alignkit prune corpus.profile --minimum-count 1,2,3 --output small.profile

            --fail-on knows: skipped (malformed records were left out when it was made).
            """)

    @Argument(help: "The profile.")
    var profile: String

    @Option(help: PruningOption.help, transform: PruningOption.parse)
    var minimumCount: MinimumCounts

    @Option(help: ArgumentHelp("The profile to write; appears complete or not at all.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp("Folder for intermediate files. (default: the system's, TMPDIR)", valueName: "folder"))
    var temporaryDirectory: String?

    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws { try failure.check(flags: ["skipped"]) }

    func run() throws {
        let opened = try CorpusProfile(path: profile)
        try PruningOption.check(minimumCount, order: opened.summary.order)
        try OutputCheck.check(output, against: [profile])
        let summary = try ProfilePruning.prune(
            opened, minimumCounts: minimumCount, into: output, temporaryFolder: temporaryDirectory)
        try SummaryOutput.show(summary, path: output, console: console, failure: failure)
    }
}
