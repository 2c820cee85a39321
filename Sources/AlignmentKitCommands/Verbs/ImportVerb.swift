import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit import`
struct ImportVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a profile of n-gram counts in tables, as 'alignkit export' and other programs write them.",
        discussion: """
            tsv: tokens joined by single spaces, a tab, the count. csv: a header with token_1, token_2, … and count. \
            arpa: only as 'alignkit export' writes it; a smoothed model holds no counts. Rows may come in any order, plain \
            or compressed, and counts of equal n-grams add up. All orders up to the highest must be there. Tables do \
            not say how text was cut: name it, so that the profile is compared only with what was cut alike. Documents, \
            bytes, languages and folds are in no table: such a profile has none, and comparisons with it no intervals.

              alignkit import counts.tsv.zst --format tsv --tokenizer whitespace \\
                --output corpus.profile
              alignkit import srilm.counts --format tsv --literal --tokenizer whitespace \\
                --order 3 --output corpus.profile

            --fail-on knows no condition here.
            """)

    @Argument(help: "Files, folders (all files below), quoted patterns, or - for standard input.")
    var inputs: [String]

    @Option(help: ArgumentHelp("tsv, csv or arpa.", valueName: "format"), transform: ExchangeFormat.parse)
    var format: CountsFormat

    @Option(help: ArgumentHelp("The profile to write; appears complete or not at all.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp("How the text was cut: \(TokenizerChoice.names).", valueName: "name"),
        transform: { try TokenizerChoice(argument: $0) })
    var tokenizer: TokenizerChoice

    @Flag(help: "The text had been put in lower case.")
    var lowercase = false

    @Flag(help: "The text's case had been folded.")
    var caseFold = false

    @Option(
        help: ArgumentHelp(
            "Unicode form that the text had been put in: none, nfc or nfkc. (default: none)", valueName: "form"),
        transform: SegmentationOptions.form)
    var normalize: Tokenization.NormalizationForm?

    @Option(help: ArgumentHelp("Highest order of n-gram, 1 to 5. (default: that of the tables)", valueName: "n"))
    var order: Int?

    @Flag(help: "Backslashes in tokens stand for themselves, as in tables of other programs.")
    var literal = false

    @Option(
        help: ArgumentHelp(
            "Memory to sort within, such as 512M or 4G; past it, rows go to the temporary folder. (default: 4G)",
            valueName: "size"))
    var memory: ByteSize?

    @Option(
        help: ArgumentHelp("Folder for intermediate files. (default: the system's, TMPDIR)", valueName: "folder"))
    var temporaryDirectory: String?

    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        guard (1...5).contains(order ?? 1) else { throw ValidationError("--order takes a number from 1 to 5.") }
        if lowercase, caseFold {
            throw ValidationError("--lowercase and --case-fold are two ways to map case; give one of them.")
        }
        try failure.check(flags: [])
    }

    func run() throws {
        let tokenization = Tokenization(
            scheme: try tokenizer.scheme(), caseMapping: caseFold ? .folding : lowercase ? .lowercase : .none,
            normalization: normalize ?? .none)
        try OutputCheck.check(output, inputs: inputs)
        let importer = CountsImporter(
            format: format, isLiteral: literal, order: order,
            memoryLimit: memory?.count ?? ProfileOptions.defaultMemoryLimit, temporaryFolder: temporaryDirectory)
        let line = ProgressLine(console.progress, label: "import")
        let summary: ProfileSummary
        do {
            defer { line.finish() }
            summary = try importer.profile(
                inputs, tokenization: tokenization, writingTo: output, progress: { line.show($0) })
        }
        try SummaryOutput.show(summary, path: output, console: console, failure: failure)
    }
}
