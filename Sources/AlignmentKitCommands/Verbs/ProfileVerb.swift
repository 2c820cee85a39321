import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit profile`
struct ProfileVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Read a corpus once and write its profile: exact n-gram counts that every other verb works from.",
        discussion: """
            Reads text (one document a line) and JSON Lines, plain or compressed with zstd or gzip, and writes one file. \
            Profiles of shards add up with 'alignkit merge' to the profile of the whole, byte for byte.

              alignkit profile shards/ --language-field language \\
                --output corpus.profile
              alignkit profile 'c4/*.json.gz' --restrict-to task.profile --output c4.profile
              zcat big.txt.gz | alignkit profile - --language en --output big.profile

            --fail-on knows: skipped (a malformed record was left out).
            """)

    @Argument(
        help: """
            Files, folders (all files below), quoted patterns, http:// and https:// addresses (in builds with the trait \
            HTTP), or - for standard input.
            """)
    var inputs: [String]

    @Option(help: ArgumentHelp("The profile to write; appears complete or not at all.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "Count only the n-grams of this profile: memory then depends on it and not on the corpus.",
            valueName: "profile"))
    var restrictTo: String?

    @Option(help: PruningOption.help, transform: PruningOption.parse)
    var minimumCount: MinimumCounts?

    @Option(help: ArgumentHelp("Language code of records that name none themselves.", valueName: "code"))
    var language: String?

    @OptionGroup(title: "Languages") var identification: IdentificationOptions
    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Counting") var counting: CountingOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        if language?.isEmpty == true { throw ValidationError("--language takes a code such as en.") }
        try failure.check(flags: ["skipped"])
    }

    func run() throws {
        let target = try restrictTo.map { try CorpusProfile(path: $0) }
        let profiler = try resources.profiler(
            input, counting, like: target, language: language, identifier: identification.identifier)
        if let minimumCount { try PruningOption.check(minimumCount, order: profiler.counting.order) }
        try OutputCheck.check(output, inputs: inputs, others: restrictTo.map { [$0] } ?? [])
        let line = ProgressLine(console.progress, label: "profile")
        let summary: ProfileSummary
        do {
            defer { line.finish() }
            summary = try profiler.profile(
                inputs, writingTo: output, restrictedTo: target, minimumCounts: minimumCount,
                progress: { line.show($0) })
        }
        try SummaryOutput.show(summary, path: output, console: console, failure: failure)
    }
}

/// What `profile`, `inspect` and `merge` print.
enum SummaryOutput {
    /// Prints a profile's summary, warns of records that were left out, and applies `--fail-on`.
    ///
    /// - Parameters:
    ///   - document: what programs are given in place of the summary's own document.
    ///   - addition: what people are given after the summary.
    static func show(
        _ summary: ProfileSummary, path: String, console: ConsoleOptions, failure: FailureOptions,
        document: (any ResultDocument)? = nil, addition: String = ""
    ) throws {
        if summary.skippedRecords > 0 {
            StandardError.report(
                "warning", "\(path): \(summary.skippedRecords) malformed records were left out and are not counted")
        }
        let document: any ResultDocument = document ?? ProfileDocument(summary)
        try console.show(document, text: TextReport.profile(summary, path: path) + addition)
        try failure.apply(Findings(flags: ["skipped": summary.skippedRecords > 0]))
    }
}
