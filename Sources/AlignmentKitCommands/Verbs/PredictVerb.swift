import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit predict`
struct PredictVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predict",
        abstract: "Forecast whether more of a pretraining corpus keeps raising BLEU on a translation task.",
        discussion: """
            Without observations the answer is a probability from what corpora like this did in published runs, and says \
            so. With BLEU scores of at least three finetuned checkpoints it is a verdict and a forecast. Each of \
            --pretraining, --source and --target takes a profile, or inputs that are profiled on the fly.

              alignkit predict --pretraining corpus.profile \\
                --source task.en.txt --target task.de.txt \\
                --source-language en --target-language de \\
                --finetuning-tokens 6e6 --observations bleu.csv

            The table has a header row and the columns tokens, bleu, and optionally standard_error, cross_entropy, seed, \
            baseline, pretraining, finetuning_tokens.

            --fail-on knows: monotone, saturating, flat, nonMonotone, insufficientEvidence, and bounds on \
            probabilityNonMonotone and alignmentScore, such as 'probabilityNonMonotone>0.5'. A bound on a number that \
            does not exist counts as holding.
            """)

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The pretraining corpus: a profile or inputs.", valueName: "input"))
    var pretraining: [String]

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The task's source side: a profile or inputs.", valueName: "input"))
    var source: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The task's target side: a profile or inputs.", valueName: "input"))
    var target: [String] = []

    @Option(parsing: .upToNextOption, help: TaskInput.parallelHelp)
    var parallel: [String] = []

    @OptionGroup(title: "Languages") var languages: LanguageOptions

    @Option(
        help: ArgumentHelp(
            "Size of the finetuning set in tokens. (default: the tokens of the target side)", valueName: "n"))
    var finetuningTokens: Double?

    @Option(
        help: ArgumentHelp("Scores of finetuned checkpoints of this corpus, as CSV.", valueName: "csv"))
    var observations: String?

    @Option(
        help: ArgumentHelp(
            "The curve to use where the table holds several: a name in its column pretraining.", valueName: "name"))
    var curve: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Pretraining tokens to forecast at. (default: 2 and 4 times the largest checkpoint, and the whole corpus)",
            valueName: "tokens"))
    var at: [Double] = []

    @OptionGroup(title: "Checkpoints") var checkpoints: CheckpointOptions
    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Counting") var counting: CountingOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    private var task: TaskInput { TaskInput(source: source, target: target, parallel: parallel) }

    func validate() throws {
        for value in at + [finetuningTokens ?? 1] where !(value > 0 && value < .infinity) {
            throw ValidationError("--at and --finetuning-tokens take finite numbers above 0, plain or as 6e6.")
        }
        guard task.isGiven else {
            throw ValidationError("No task is named; give --source and --target, or --parallel.")
        }
        try task.check(languages)
        if observations != nil, checkpoints.isGiven {
            throw ValidationError("Give --observations or --hypotheses, not both.")
        }
        if curve != nil, observations == nil { throw ValidationError("--curve needs --observations.") }
        try failure.check(
            flags: CurveVerdict.allCases.map(\.rawValue), numbers: ["probabilityNonMonotone", "alignmentScore"])
        try languages.check(pretraining: pretraining)
    }

    func run() throws {
        var table: ObservationTable?
        if let observations {
            let read = try ObservationInput.table(at: observations)
            let rows = try ObservationInput.curve(
                of: read, path: observations, name: curve, finetuningTokens: finetuningTokens)
            table = ObservationTable(metric: read.metric, observations: rows, ignoredColumns: read.ignoredColumns)
        } else if checkpoints.isGiven {
            table = try checkpoints.table(seed: console.seed)
        }
        let named = task
        let sides = try Sides(
            [pretraining, named.inputs(.source), named.inputs(.target)], pairs: named.pairs(languages, input),
            input: input, counting: counting, resources: resources,
            console: console,
            language: languages.language, identifier: languages.identifier)
        let corpus = try sides.open(pretraining, label: "pretraining corpus")
        let task = try sides.open(named, languages: languages, temporaryFolder: resources.temporaryDirectory)
        let report = try AlignmentReport(
            pretraining: corpus, task: task,
            finetuningTokens: finetuningTokens ?? Double(task.target.summary.tokens), observations: table,
            languageShares: languages.languageShares,
            models: LanguageModelComparison(
                measures: [.crossEntropy], largestCount: LanguageModelComparison.defaultLargestCount,
                threads: resources.threads),
            forecastTokens: at.isEmpty ? nil : at)
        let metric = table?.metric ?? "bleu"
        try console.show(
            PredictionDocument(report, metric: metric), text: TextReport.prediction(report, metric: metric))
        var findings = Findings(numbers: [
            "probabilityNonMonotone": report.prediction.probabilityNonMonotone,
            "alignmentScore": report.comparison.alignmentScore,
        ])
        findings.flags[report.prediction.verdict.rawValue] = true
        try failure.apply(findings)
    }
}
