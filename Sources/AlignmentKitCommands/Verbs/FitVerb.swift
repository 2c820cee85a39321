import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit fit`
struct FitVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fit scaling laws to scores of finetuned checkpoints, predict further ones, and judge the curve.",
        discussion: """
            The table has a header row and the columns tokens (pretraining tokens seen) and bleu, or another metric's \
            name; optionally standard_error, cross_entropy, seed, baseline (true for a model without pretraining), \
            pretraining and finetuning_tokens.

              alignkit fit bleu.csv
              alignkit fit bleu.csv --at 2e11 4e11
              alignkit fit bleu.csv --holdout 4 --loss leastSquares
              alignkit fit --hypotheses translations/ --reference reference.de

            --fail-on knows: monotone, saturating, flat, nonMonotone, insufficientEvidence, and bounds on \
            probabilityNonMonotone, such as 'probabilityNonMonotone>0.5'.
            """)

    @Argument(help: ArgumentHelp("The observation table, or - for standard input.", valueName: "csv"))
    var table: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Pretraining tokens to predict at, plain or as 2e11. (default: 2 and 4 times the largest checkpoint)",
            valueName: "tokens"))
    var at: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            What the laws' fits make least, on the logarithms of the scores: huber, which bad checkpoints pull little, or \
            leastSquares. Verdict and forecast do not depend on it.
            """,
            valueName: "loss"))
    var loss = LossChoice.huber

    @Option(
        help: ArgumentHelp("Fit all but the K checkpoints with the most tokens, and predict those.", valueName: "k"))
    var holdout = 0

    @Option(
        help: ArgumentHelp(
            "The curve to use where the table holds several: a name in its column pretraining.", valueName: "name"))
    var curve: String?

    @Option(
        help: ArgumentHelp(
            "The curve to use where the table holds several: its finetuning_tokens.", valueName: "n"))
    var finetuningTokens: Double?

    @OptionGroup(title: "Checkpoints") var checkpoints: CheckpointOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    mutating func validate() throws {
        // `fit --at 1e11 curve.csv`: the option takes all that follows, the table too.
        if table == nil, let last = at.last, Double(last) == nil { table = at.removeLast() }
        guard (table != nil) != checkpoints.isGiven else {
            throw ValidationError("Name an observation table, a CSV file, or --hypotheses and --reference.")
        }
        _ = try tokens()
        guard holdout >= 0 else { throw ValidationError("--holdout takes 0 or more checkpoints.") }
        try failure.check(flags: CurveVerdict.allCases.map(\.rawValue), numbers: ["probabilityNonMonotone"])
    }

    func run() throws {
        let path = table ?? checkpoints.name
        let table =
            checkpoints.isGiven ? try checkpoints.table(seed: console.seed) : try ObservationInput.table(at: path)
        let observations = try ObservationInput.curve(
            of: table, path: path, name: curve, finetuningTokens: finetuningTokens)
        let wanted = try tokens()
        let report: CurveReport
        do throws(FitError) {
            report = try CurveReport(
                observations: observations, metric: table.metric, at: wanted, holdout: holdout, loss: loss.loss)
        } catch {
            throw ObservationInput.Failure(path: path, reason: error.message)
        }
        try console.show(FitDocument(report), text: TextReport.curve(report))
        var findings = Findings(numbers: ["probabilityNonMonotone": report.analysis.probabilityNonMonotone])
        findings.flags[report.analysis.verdict.rawValue] = true
        try failure.apply(findings)
    }

    enum LossChoice: String, ExpressibleByArgument, CaseIterable {
        case huber, leastSquares

        var loss: FittingLoss { self == .huber ? .huber() : .leastSquares }
    }

    private func tokens() throws -> [Double] {
        try at.map { text in
            guard let value = Double(text), value > 0, value < .infinity else {
                throw ValidationError("--at takes finite numbers of tokens above 0, plain or as 2e11; not '\(text)'.")
            }
            return value
        }
    }
}
