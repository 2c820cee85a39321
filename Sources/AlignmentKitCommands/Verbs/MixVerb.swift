import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit mix`
struct MixVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mix",
        abstract: "Find the shares in which candidate corpora are nearest to a task.",
        discussion: """
            Minimises the Kullback–Leibler divergence of the task from the mixture, over hashed n-grams; with --method em the \
            task's perplexity under a mixture of the candidates' language models. Both sides of the task weigh the same. Each candidate and each side is a profile, or inputs that are counted on the fly (quote a pattern, or name \
            a folder, to make several files one candidate).

              alignkit mix web.profile news.profile 'books/*.zst' \\
                --source task.en.txt --target task.de.txt
              alignkit mix web/ news/ --like domain.txt
              alignkit mix web.profile news.profile --like domain.txt --method em

            --fail-on knows: undetermined (a share is not), notConfirmed (nothing is gained on parts of the task that the shares were not \
            fitted to), and bounds on divergenceAfter and heldOutGain.
            """)

    @Argument(help: "The candidates, two or more: a profile, or inputs, each.")
    var candidates: [String]

    @OptionGroup var task: ChoiceTask

    @Option(
        help: ArgumentHelp(
            """
            How shares are found: convex (nearest over hashed n-grams), or em (best language model, as SRILM's compute-best-mix; the task is then \
            text, and --order that of the models).
            """, valueName: "name"),
        transform: MixVerb.method)
    var method = Method.convex

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

    /// How shares are found.
    enum Method: String, CaseIterable {
        case convex, em
    }

    private static func method(_ argument: String) throws -> Method {
        if let method = Method(rawValue: argument) { return method }
        throw ValidationError("There is no method '\(argument)'; use convex or em.")
    }

    func run() throws {
        let (estimate, tokens) = method == .em ? try interpolateModels() : try mixHistograms()
        let named = zip(candidates, tokens).map { (path: $0, tokens: $1) }
        try console.show(
            MixtureDocument(estimate, candidates: named), text: TextReport.mixture(estimate, candidates: named))
        try failure.apply(
            Findings(
                flags: [
                    "undetermined": estimate.weights.contains { !$0.isIdentifiable },
                    "notConfirmed": (estimate.heldOutInterval?.lower ?? 0) <= 0,
                ], numbers: ["divergenceAfter": estimate.after, "heldOutGain": estimate.heldOutGain]))
    }

    private func mixHistograms() throws -> (MixtureEstimate, tokens: [UInt64]) {
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
        return (try MixtureOptimizer().optimize(candidates: counts, task: taskCounts), counts.map(\.tokens))
    }

    private func interpolateModels() throws -> (MixtureEstimate, tokens: [UInt64]) {
        for side in task.sides {
            if Sides.isProfile(side) {
                throw ValidationError(
                    "\(side[0]) is a profile, which does not say which n-grams are of one document; name the text of the task for --method em."
                )
            }
            if side.contains("-") {
                throw ValidationError(
                    "With --method em the task is read twice; name a file in place of standard input.")
            }
        }
        let opened = try Sides(
            task.sides + candidates.map { [$0] }, input: input, counting: counting, resources: resources,
            console: console)
        let profiles = try candidates.map { try opened.open([$0], label: $0) }
        let sides = try task.sides.map { try opened.open($0, label: "task") }
        let lines = StageLines(console.progress)
        defer { lines.finish() }
        let mixture = try ModelMixture(
            candidates: profiles, task: zip(task.sides, sides).map { ($0, $1) }, reading: input.reading,
            threads: resources.threads)
        return (try mixture.optimize { lines.show("scoring", $0) }, profiles.map(\.summary.tokens))
    }
}
