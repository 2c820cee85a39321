import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit compare`
struct CompareVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Measure how near a pretraining corpus is to downstream text or to a translation task.",
        discussion: """
            Each side is a profile, or inputs that are profiled on the fly. Where one side is a profile, the others are \
            counted as it was. Name several inputs of the task with --source A --source B, or quote a pattern.

              alignkit compare corpus.profile domain.txt
              alignkit compare corpus.profile --source task.en.txt --target task.de.txt \\
                --source-language en --target-language de
              alignkit compare corpus.profile --parallel wmt.jsonl.zst \\
                --source-language en --target-language de
              alignkit compare 'shards/*.zst' --language-field language \\
                --source en.profile --target de.profile

            --fail-on knows: skipped (malformed records were left out), noAlignmentScore, and bounds on alignmentScore \
            and on the estimate of any measure of single tokens against the whole task, such as tokenCoverage<0.9. A \
            bound on a number that does not exist counts as holding.
            """)

    @Argument(
        help: ArgumentHelp(
            "The pretraining corpus; and last the downstream text, unless --source and --target, or --parallel, name a task."
        ))
    var corpora: [String]

    @Option(help: ArgumentHelp("Source side of the task.", valueName: "input"))
    var source: [String] = []

    @Option(help: ArgumentHelp("Target side of the task.", valueName: "input"))
    var target: [String] = []

    @Option(help: TaskInput.parallelHelp)
    var parallel: [String] = []

    @Flag(help: "Print every measure. --json always has them.")
    var all = false

    @OptionGroup(title: "Measuring") var measuring: MeasureOptions

    @OptionGroup(title: "Languages") var languages: LanguageOptions
    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Counting") var counting: CountingOptions
    @OptionGroup(title: "Documents") var sampling: SamplingOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    private var task: TaskInput { TaskInput(source: source, target: target, parallel: parallel) }
    private var pretraining: [String] { task.isGiven ? corpora : corpora.dropLast() }

    func validate() throws {
        try task.check(languages)
        guard task.isGiven || corpora.count >= 2 else {
            throw ValidationError(
                "Only one side is named; name the downstream text after the pretraining corpus, or --source and --target, or --parallel."
            )
        }
        try failure.check(
            flags: ["skipped", "noAlignmentScore"],
            numbers: ["alignmentScore"] + measuring.estimator.measures.map(\.rawValue)
                + measuring.measures.distances.map(\.rawValue) + measuring.measures.models.map(\.rawValue))
        try languages.check(pretraining: pretraining)
        try sampling.check([pretraining] + others)
    }

    private var others: [[String]] {
        task.isGiven ? [task.inputs(.source), task.inputs(.target)] : [[corpora[corpora.count - 1]]]
    }

    func run() throws {
        let task = task
        let others = others
        let sides = try Sides(
            [pretraining] + others, pairs: task.pairs(languages, input), input: input, counting: counting,
            resources: resources, console: console,
            language: languages.language, identifier: languages.identifier)
        let drawn = DrawnDocuments(sampling, seed: console.seed ?? 0)
        let first = try sides.open(pretraining, label: "pretraining corpus", sampling: drawn?.pretraining)
        var estimator = measuring.estimator
        estimator.includesAlternatives = console.json
        let models = measuring.models(threads: resources.threads)
        var comparison: CorpusComparison
        let compared: ComparedCorpora
        var skipped = first.summary.skippedRecords
        if task.isGiven {
            let task = try sides.open(
                task, languages: languages, temporaryFolder: resources.temporaryDirectory,
                sampling: drawn.map { ($0.source, $0.target) })
            comparison = try CorpusComparison(
                pretraining: first, task: task, shares: languages.languageShares, estimator: estimator,
                distances: measuring.measures.distances, samples: drawn?.samples(sides.tokenization),
                models: models)
            compared = ComparedCorpora(pretraining: first.summary, task: task)
            skipped += task.both.summary.skippedRecords
        } else {
            let downstream = try sides.open(others[0], label: "downstream text", sampling: drawn?.source)
            comparison = try CorpusComparison(
                pretraining: first, downstream: downstream, estimator: estimator,
                distances: measuring.measures.distances, samples: drawn?.samples(sides.tokenization),
                models: models)
            compared = ComparedCorpora(pretraining: first.summary, downstream: downstream.summary)
            skipped += downstream.summary.skippedRecords
        }
        comparison = comparison.converted(to: measuring.unit)
        try console.show(
            ComparisonDocument(comparison),
            text: TextReport.comparison(comparison, of: compared, isFull: all || measuring.isChosen))
        warn(comparison)
        try failure.apply(findings(comparison, skipped: skipped))
    }

    /// Says, once for each side and order, why intervals may not be trusted.
    private func warn(_ comparison: CorpusComparison) {
        var said: Set<String> = []
        for estimate in comparison.measures {
            for warning in estimate.warnings {
                let text = "\(estimate.side.rawValue), order \(estimate.order): \(warning)"
                if said.insert(text).inserted { StandardError.report("warning", text) }
            }
        }
    }

    private func findings(_ comparison: CorpusComparison, skipped: UInt64) -> Findings {
        var findings = Findings(
            flags: ["skipped": skipped > 0, "noAlignmentScore": comparison.alignmentScore == nil],
            numbers: ["alignmentScore": comparison.alignmentScore])
        for measure in measuring.estimator.measures {
            findings.numbers[measure.rawValue] = comparison.estimate(measure, side: .both)?.estimate
        }
        for distance in measuring.measures.distances {
            findings.numbers[distance.rawValue] = comparison.estimate(distance, side: .both)?.estimate
        }
        for measure in measuring.measures.models {
            findings.numbers[measure.rawValue] = comparison.estimate(measure, side: .both)?.estimate
        }
        return findings
    }
}
