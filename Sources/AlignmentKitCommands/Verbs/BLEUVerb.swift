import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit bleu`
struct BLEUVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bleu",
        abstract: "Score translations with BLEU, chrF and chrF++, as sacreBLEU does, and say how sure the scores are.",
        discussion: """
            Files hold a segment a line, all the same number of lines, detokenized. Several references are several files. \
            Scores and signature are sacreBLEU's, and with --seed 12345, the default, so are the resamples.

              alignkit bleu output.de reference.de
              alignkit bleu output.de reference.de --metric bleu,chrf++ --confidence
              alignkit bleu output.de reference.de --paired baseline.de --fail-on worse

            --fail-on knows: worse and better (than the baseline of --paired, by approximate randomisation at 5 %), and \
            bounds on bleu, chrf and chrf++, such as 'bleu<25'. A bound on a number that does not exist counts as holding.
            """)

    @Argument(help: "The translations, a segment a line; - is standard input.")
    var hypothesis: String

    @Argument(help: ArgumentHelp("The references, each a file.", valueName: "reference"))
    var references: [String]

    @OptionGroup(title: "Metrics") var options: MetricOptions

    @Flag(help: "Give 95 % intervals and standard errors, by bootstrap over segments.")
    var confidence = false

    @Option(
        help: ArgumentHelp(
            "A baseline's translations to test against: paired bootstrap and approximate randomisation.",
            valueName: "file"))
    var paired: String?

    @Option(help: ArgumentHelp("Resamples of the bootstrap.", valueName: "n"))
    var resamples = 1000

    @Option(help: ArgumentHelp("Trials of approximate randomisation.", valueName: "n"))
    var trials = 10000

    @Flag(help: "Do not warn where the translations look tokenized.")
    var force = false

    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    private static let names = MetricOptions.Name.allCases.map(\.rawValue)

    func validate() throws {
        guard !references.isEmpty else { throw ValidationError("Name at least one file of references.") }
        guard (1...1_000_000).contains(resamples), (1...10_000_000).contains(trials) else {
            throw ValidationError("--resamples takes 1 to 1000000, --trials 1 to 10000000.")
        }
        guard ([hypothesis] + references + [paired].compactMap { $0 }).count(where: { $0 == "-" }) < 2 else {
            throw ValidationError("Standard input can be named only once.")
        }
        try failure.check(flags: paired == nil ? [] : ["worse", "better"], numbers: Self.names)
    }

    func run() throws {
        let system = try TranslationFile(path: hypothesis)
        let references = try references.map { try TranslationFile(path: $0) }
        for reference in references { try system.requireSameCount(as: reference) }
        let baseline = try paired.map { try TranslationFile(path: $0) }
        if let baseline { try baseline.requireSameCount(as: system) }
        if !force { for file in [system] + [baseline].compactMap({ $0 }) { warnWhereTokenized(file) } }
        let scores = try TranslationScores(
            system.segments, references: references.map(\.segments), baseline: baseline?.segments,
            metrics: options.metrics,
            resampling: confidence || paired != nil
                ? .init(resamples: resamples, trials: trials, seed: console.seed ?? 12345) : nil)
        try console.show(TranslationScoreDocument(scores), text: TextReport.translation(scores))
        try failure.apply(findings(scores))
    }

    private func findings(_ scores: TranslationScores) -> Findings {
        var findings = Findings()
        for score in scores.scores {
            findings.numbers[score.name] = score.score
            guard let comparison = score.comparison, comparison.randomization.pValue < 0.05 else { continue }
            findings.flags[comparison.randomization.difference < 0 ? "worse" : "better"] = true
        }
        return findings
    }

    /// As sacreBLEU does, from a hundred segments on that end in a full stop of their own.
    private func warnWhereTokenized(_ file: TranslationFile) {
        guard options.tokenize != .none else { return }
        let count = file.segments.count { $0.hasSuffix(" .") }
        guard count >= 100 else { return }
        StandardError.report(
            "warning",
            "\(file.path): \(count) lines end in ' .', so the text looks tokenized, which lowers or raises scores; "
                + "detokenize it, or give --force")
    }
}
