import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit overlap`
struct OverlapVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overlap",
        abstract: "Find out how much of downstream text, such as a test set, stands in a corpus.",
        discussion: """
            Looks for every run of 13 tokens of the downstream text in the corpus, which is read once; matches are exact, token by token. \
            Tokens are words in lower case unless options say otherwise. A downstream record of fewer tokens is looked for whole; \
            one of fewer than --minimum-order is not looked for.

              alignkit overlap 'shards/*.jsonl.zst' --with test.de.txt
              alignkit overlap corpus/ --with test.en --with test.de --order 8 \\
                --list --json

            --fail-on knows: found (something stands in the corpus), skipped (malformed records were left out), and bounds on \
            coverage, downstreamRecordsFound and documentsWithOverlap, such as 'coverage>0.01'.
            """)

    @Argument(help: "The corpus: files, folders, quoted patterns, addresses, or - for standard input.")
    var inputs: [String]

    @Option(
        name: .customLong("with"),
        help: ArgumentHelp("The downstream text. May be given several times.", valueName: "downstream"))
    var downstream: [String]

    @Option(help: ArgumentHelp("Tokens that must be the same one after another.", valueName: "n"))
    var order = 13

    @Option(
        help: ArgumentHelp(
            "Fewest tokens of a downstream record that is looked for. (default: 8, or --order where that is less)",
            valueName: "n"))
    var minimumOrder: Int?

    @Flag(help: "Name the downstream records that were found, and where.")
    var list = false

    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Tokens") var segmentation: SegmentationOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        guard (1...1000).contains(order) else { throw ValidationError("--order takes 1 to 1000 tokens.") }
        guard (1...order).contains(minimumOrder ?? 1) else {
            throw ValidationError("--minimum-order takes 1 token to as many as --order.")
        }
        if inputs.contains("-"), downstream.contains("-") {
            throw ValidationError("Standard input is the corpus or the downstream text, not both.")
        }
        try failure.check(
            flags: ["found", "skipped"], numbers: ["coverage", "downstreamRecordsFound", "documentsWithOverlap"])
    }

    func run() throws {
        var options = OverlapOptions(order: order, minimumOrder: minimumOrder ?? 8)
        if !segmentation.isDefault { options.tokenization = try segmentation.tokenization() }
        if let model = options.tokenization.missingModel {
            throw ValidationError("The tokenizer \(model.signature) is not loaded; name its file.")
        }
        let line = ProgressLine(console.progress, label: "overlap")
        let report: OverlapReport
        do {
            defer { line.finish() }
            report = try OverlapFinder(options: options, reading: input.reading, threads: resources.threads)
                .find(downstream, in: inputs) { line.show($0) }
        }
        if report.skippedRecords > 0 {
            StandardError.report(
                "warning", "\(report.skippedRecords) malformed records of the corpus were left out and not looked at")
        }
        try console.show(
            OverlapDocument(report, isListed: list),
            text: TextReport.overlap(report, order: order, isListed: list))
        try failure.apply(
            Findings(
                flags: ["found": !report.found.isEmpty, "skipped": report.skippedRecords > 0],
                numbers: [
                    "coverage": report.coverage, "downstreamRecordsFound": Double(report.found.count),
                    "documentsWithOverlap": Double(report.documentsWithOverlap),
                ]))
    }
}
