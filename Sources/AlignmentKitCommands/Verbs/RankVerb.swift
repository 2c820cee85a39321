import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit rank`
struct RankVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank",
        abstract: "Put candidate corpora in the order of what they promise for a translation task.",
        discussion: """
            The score is how near a candidate is to both sides of the task, adjusted for chance: 1 is no farther than another sample of the task \
            would be, 0 is nothing in common. Candidates that cannot be told apart share a rank. Each candidate and each side is a \
            profile, or inputs that are profiled on the fly (quote a pattern, or name a folder, to make several files one candidate).

              alignkit rank --source task.en.txt --target task.de.txt \\
                --source-language en --target-language de \\
                web.profile news.profile 'books/*.zst'

            --fail-on knows: tied (the best candidate shares its rank), skipped (malformed records were left out), and bounds on score and \
            probabilityNonMonotone of the best candidate.
            """)

    @Argument(help: "The candidates: a profile, or inputs, each.")
    var candidates: [String]

    @Option(help: ArgumentHelp("Source side of the task. May be given several times.", valueName: "input"))
    var source: [String] = []

    @Option(help: ArgumentHelp("Target side of the task. May be given several times.", valueName: "input"))
    var target: [String] = []

    @Option(help: TaskInput.parallelHelp)
    var parallel: [String] = []

    @Option(
        help: ArgumentHelp(
            "Size of the finetuning set in tokens. (default: the tokens of the target side)", valueName: "n"))
    var finetuningTokens: Double?

    @OptionGroup(title: "Languages") var languages: LanguageOptions
    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Counting") var counting: CountingOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    private var task: TaskInput { TaskInput(source: source, target: target, parallel: parallel) }

    func validate() throws {
        guard task.isGiven else {
            throw ValidationError("No task is named; give --source and --target, or --parallel.")
        }
        try task.check(languages)
        if languages.languageShares != nil {
            throw ValidationError(
                "--language-shares would be the same for all candidates; let their records name their languages.")
        }
        if let finetuningTokens, !(finetuningTokens > 0 && finetuningTokens < .infinity) {
            throw ValidationError("--finetuning-tokens takes a finite number above 0, plain or as 6e6.")
        }
        try failure.check(flags: ["tied", "skipped"], numbers: ["score", "probabilityNonMonotone"])
    }

    func run() throws {
        let named = task
        let sides = try Sides(
            [named.inputs(.source), named.inputs(.target)] + candidates.map { [$0] },
            pairs: named.pairs(languages, input), input: input, counting: counting, resources: resources,
            console: console, language: languages.language, identifier: languages.identifier)
        let task = try sides.open(named, languages: languages, temporaryFolder: resources.temporaryDirectory)
        let corpora = try candidates.map { (path: $0, profile: try sides.open([$0], label: $0)) }
        let ranking = try CandidateRanking(corpora, task: task, finetuningTokens: finetuningTokens)
        try console.show(RankingDocument(ranking), text: TextReport.ranking(ranking))
        let skipped =
            corpora.reduce(0) { $0 + $1.profile.summary.skippedRecords } + task.both.summary.skippedRecords
        try failure.apply(
            Findings(
                flags: ["tied": ranking.candidates[0].isTied, "skipped": skipped > 0],
                numbers: [
                    "score": ranking.candidates[0].score,
                    "probabilityNonMonotone": ranking.candidates[0].report.prediction.probabilityNonMonotone,
                ]))
    }
}
