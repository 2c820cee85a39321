import AlignmentKit
import ArgumentParser

/// `alignkit merge`
struct MergeVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Add profiles up: the result is, byte for byte, the profile of all their documents.",
        discussion: """
            The profiles must have been made with the same tokenizer, order and restriction.

              alignkit merge shard-*.profile --output corpus.profile

            --fail-on knows: skipped (malformed records were left out when one of them was made).
            """)

    @Argument(help: "The profiles.")
    var profiles: [String]

    @Option(help: ArgumentHelp("The profile to write; appears complete or not at all.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp("Folder for intermediate files. (default: the system's, TMPDIR)", valueName: "folder"))
    var temporaryDirectory: String?

    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws { try failure.check(flags: ["skipped"]) }

    func run() throws {
        try OutputCheck.check(output, against: profiles)
        let summary = try ProfileMerge.merge(profiles, into: output, temporaryFolder: temporaryDirectory)
        try SummaryOutput.show(summary, path: output, console: console, failure: failure)
    }
}
