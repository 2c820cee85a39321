import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit mix`
struct MixVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mix",
        abstract: "Find the shares in which candidate corpora are nearest to a task.",
        discussion: """
            Minimises the Kullback–Leibler divergence of the task from the mixture, over hashed n-grams; both sides of the task weigh the \
            same. Each candidate and each side is a profile, or inputs that are counted on the fly (quote a pattern, or name \
            a folder, to make several files one candidate).

              alignkit mix web.profile news.profile 'books/*.zst' \\
                --source task.en.txt --target task.de.txt
              alignkit mix web/ news/ --like domain.txt

            --fail-on knows: undetermined (a share is not), notConfirmed (nothing is gained on parts of the task that the shares were not \
            fitted to), and bounds on divergenceAfter and heldOutGain.
            """)

    @Argument(help: "The candidates, two or more: a profile, or inputs, each.")
    var candidates: [String]

    @OptionGroup var task: ChoiceTask
    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Counting") var counting: CountingOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        guard candidates.count >= 2 else { throw ValidationError("Name two candidates or more.") }
        try task.check()
        try failure.check(flags: ["undetermined", "notConfirmed"], numbers: ["divergenceAfter", "heldOutGain"])
    }

    func run() throws {
        let sides = task.sides
        let profile = try (candidates.map { [$0] } + sides).first { Sides.isProfile($0) }
            .map { try CorpusProfile(path: $0[0]) }
        let reader = FeatureReader(
            features: try counting.selectionFeatures(like: profile), reading: input.reading, threads: resources.threads)
        for inputs in candidates.map({ [$0] }) + sides where !Sides.isProfile(inputs) { _ = try Corpus(inputs: inputs) }
        let lines = StageLines(console.progress)
        defer { lines.finish() }
        let taskCounts = try sides.map { side in try reader.counts(of: side) { lines.show("task", $0) } }
        let counts = try candidates.map { path in try reader.counts(of: [path]) { lines.show(path, $0) } }
        lines.finish()
        let estimate = try MixtureOptimizer().optimize(candidates: counts, task: taskCounts)
        let named = zip(candidates, counts).map { (path: $0, tokens: $1.tokens) }
        try console.show(
            MixtureDocument(estimate, candidates: named), text: TextReport.mixture(estimate, candidates: named))
        try failure.apply(
            Findings(
                flags: [
                    "undetermined": estimate.weights.contains { !$0.isIdentifiable },
                    "notConfirmed": (estimate.heldOutInterval?.lower ?? 0) <= 0,
                ], numbers: ["divergenceAfter": estimate.after, "heldOutGain": estimate.heldOutGain]))
    }
}
