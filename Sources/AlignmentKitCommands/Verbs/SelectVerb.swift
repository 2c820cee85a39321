import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit select`
struct SelectVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "select",
        abstract: "Choose the documents of a corpus that are most like downstream text, and write them.",
        discussion: """
            Draws documents by importance weight (DSIR): how much more likely their hashed n-grams are in the downstream text \
            than in the corpus; or, with --method moore-lewis, takes those that a language model of the downstream text foretells best beside \
            one of the corpus. Writes the records as they stand, in their order, as JSON Lines compressed with zstd. The same seed \
            chooses the same documents, whatever the threads and the division into shards.

              alignkit select 'shards/*.jsonl.zst' --like task.de.txt \\
                --fraction 0.1 --output chosen.jsonl.zst
              alignkit select pile/ --like task.de.txt --count 1000000 \\
                --features dsir --output as-data-selection.jsonl.zst
              alignkit select pile/ --like task.de.txt --fraction 0.05 \\
                --method moore-lewis --output chosen.jsonl.zst

            --fail-on knows: skipped (malformed records were left out), nothingGained (the documents chosen are no nearer than as many drawn \
            at random), and bounds on divergenceAfter and divergenceReduction.
            """)

    @Argument(help: "The corpus: files, folders, quoted patterns, addresses, or - for standard input.")
    var inputs: [String]

    @Option(
        help: ArgumentHelp(
            "Text to be like, or its profile. May be given several times.", valueName: "downstream"))
    var like: [String]

    @Option(help: ArgumentHelp("Share of the documents to choose, above 0 and up to 1.", valueName: "share"))
    var fraction: Double?

    @Option(help: ArgumentHelp("Documents to choose, in place of a share.", valueName: "n"))
    var count: Int?

    @Option(
        help: ArgumentHelp(
            "The file to write; appears complete or not at all. Compressed unless its name ends in .jsonl.",
            valueName: "file"))
    var output: String

    @OptionGroup(title: "Weighing") var weighing: WeighingOptions
    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Counting") var counting: CountingOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        guard (fraction == nil) != (count == nil) else {
            throw ValidationError("Say how many documents to choose: --fraction F or --count N.")
        }
        if let fraction, !(fraction > 0 && fraction <= 1) {
            throw ValidationError("--fraction takes a share above 0 and up to 1.")
        }
        guard (count ?? 1) >= 1 else { throw ValidationError("--count takes 1 or more documents.") }
        try failure.check(
            flags: ["skipped", "nothingGained"], numbers: ["divergenceAfter", "divergenceReduction"])
    }

    func run() throws {
        let profile = Sides.isProfile(like) ? try CorpusProfile(path: like[0]) : nil
        let amount = count.map { SelectionOptions.Amount.documents($0) } ?? .fraction(fraction ?? 1)
        let options = try weighing.options(amount, counting: counting, like: profile, seed: console.seed ?? 0)
        try OutputCheck.check(output, inputs: inputs, others: like)
        let selector = DocumentSelector(
            options: options, reading: input.reading, threads: resources.threads,
            memoryLimit: resources.memory?.count ?? ProfileOptions.defaultMemoryLimit,
            temporaryFolder: resources.temporaryDirectory)
        let lines = StageLines(console.progress)
        let selection: Selection
        do {
            defer { lines.finish() }
            selection = try selector.select(inputs, like: like, writingTo: output) { lines.show($0.rawValue, $1) }
        }
        if selection.skippedRecords > 0 {
            StandardError.report(
                "warning", "\(selection.skippedRecords) malformed records were left out and cannot be chosen")
        }
        try console.show(
            SelectionDocument(selection, output: output), text: TextReport.selection(selection, output: output))
        try failure.apply(
            Findings(
                flags: [
                    "skipped": selection.skippedRecords > 0, "nothingGained": (selection.reduction ?? 0) <= 0,
                ],
                numbers: ["divergenceAfter": selection.after?.value, "divergenceReduction": selection.reduction]))
    }
}
