import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit lm`
struct LanguageModelVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lm",
        abstract: "Estimate an n-gram language model as KenLM's lmplz does, or score text under one.",
        discussion: """
            Estimates an interpolated model with modified Kneser-Ney smoothing of text, or of one profile that was counted \
            with --sentences, and writes it as an ARPA file, in a binary form that opens at once, or both. Words are what stands \
            between blanks and sentences are records, as for lmplz, unless --tokenizer and --sentences say otherwise. Discounts \
            that the counts do not have of their own, as in little text, are replaced; the result says so.

            With --score it reads a model instead (ARPA, plain or compressed, or the binary form) and scores text under \
            it; with a model to read, one to write and no text, it turns the one form into the other.

              alignkit lm corpus.txt --order 3 --arpa corpus.arpa
              alignkit lm corpus.profile --arpa corpus.arpa --binary corpus.model
              alignkit lm --score heldout.txt --arpa corpus.arpa
              alignkit lm --score heldout.txt --binary corpus.model --json
              alignkit lm --arpa corpus.arpa.gz --binary corpus.model

            --fail-on knows: fallback (discounts were replaced), unknown (a scored word is unknown), and bounds on \
            perplexity, perplexityExcludingUnknown and crossEntropy.
            """)

    @Argument(
        help: "Text to estimate from: files, folders, quoted patterns, or - for standard input; or one profile.")
    var inputs: [String] = []

    @Option(help: ArgumentHelp("The ARPA file to write; to read, with --score.", valueName: "file"))
    var arpa: String?

    @Option(help: ArgumentHelp("The binary form to write; to read, with --score.", valueName: "file"))
    var binary: String?

    @Option(help: ArgumentHelp("Score this text under the model. May be given several times.", valueName: "input"))
    var score: [String] = []

    @Option(
        help: ArgumentHelp(
            "Discounts of counts 1, 2, and 3 and more for orders whose counts have none of their own. (default: 0.5,1,1.5)",
            valueName: "d1,d2,d3"),
        transform: LanguageModelVerb.fallbackDiscounts)
    var discountFallback: Discounts?

    @Flag(help: "Give all that discounting leaves of the chance of single words to <unk>, as SRILM does.")
    var plainUnigrams = false

    @Flag(
        help: """
            Take the discounts from adjusted counts alone. lmplz enters the last n-gram of a text with its raw counts, which \
            shows in tiny texts.
            """)
    var textbookCounts = false

    @Option(
        help: ArgumentHelp(
            "Take the words of this model too, so that both know the same and their perplexities can be compared.",
            valueName: "model"))
    var vocabularyOf: [String] = []

    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Counting") var counting: CountingOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    private var isScoring: Bool { !score.isEmpty }
    private var isConversion: Bool { score.isEmpty && inputs.isEmpty }

    func validate() throws {
        try failure.check(
            flags: ["fallback", "unknown"], numbers: ["perplexity", "perplexityExcludingUnknown", "crossEntropy"])
        if isScoring {
            guard inputs.isEmpty else {
                throw ValidationError(
                    "With --score a model is read, not estimated; leave \(inputs[0]) out, or estimate first.")
            }
            guard (arpa == nil) != (binary == nil) else {
                throw ValidationError("--score needs the model to read: --arpa FILE or --binary FILE.")
            }
        } else if isConversion {
            guard arpa != nil, binary != nil else {
                throw ValidationError(
                    "Name text to estimate from, text to score (--score), or a model to turn into another form (--arpa FILE "
                        + "--binary FILE).")
            }
        } else {
            guard arpa != nil || binary != nil else {
                throw ValidationError("Name where the model goes: --arpa FILE, --binary FILE, or both.")
            }
        }
        if let arpa, arpa == binary { throw ValidationError("--arpa and --binary name the same file; name two.") }
    }

    func run() throws {
        if isScoring { return try scoreText() }
        if isConversion { return try convert() }
        try estimate()
    }

    private func estimate() throws {
        for path in [arpa, binary].compactMap(\.self) { try OutputCheck.check(path, against: inputPaths()) }
        if inputs.count > 1, let profile = inputs.first(where: { CorpusProfile.isProfile(at: $0) }) {
            throw ValidationError(
                "\(profile) is a profile among several inputs; add profiles up first, with alignkit merge.")
        }
        let isProfile = inputs.count == 1 && inputs[0] != "-" && CorpusProfile.isProfile(at: inputs[0])
        let profile = isProfile ? try CorpusProfile(path: inputs[0]) : nil
        var modeler = CorpusModeler(profiler: try profiler(like: profile))
        modeler.estimation.order = counting.order
        modeler.usesTextbookCounts = textbookCounts
        modeler.estimation.interpolatesUnigrams = !plainUnigrams
        if let discountFallback { modeler.estimation.fallback = discountFallback }
        for path in vocabularyOf { modeler.estimation.vocabulary.formUnion(try LanguageModel.open(path).words) }
        let line = ProgressLine(console.progress, label: "lm")
        let estimate: LanguageModel.Estimate
        do {
            defer { line.finish() }
            estimate = try modeler.estimate(inputs, progress: { line.show($0) })
        }
        if let arpa { try estimate.model.writeARPA(to: arpa, threads: modeler.profiler.threads) }
        if let binary { try estimate.model.writeBinary(to: binary) }
        for order in estimate.orders where order.fallbackReason != nil {
            StandardError.report(
                "warning",
                "fallback discounts stand in for those of order \(order.order): \(order.fallbackReason ?? "")")
        }
        try console.show(LanguageModelDocument(estimate), text: TextReport.languageModel(estimate))
        var findings = findings(estimate.trainingScore)
        findings.flags["fallback"] = estimate.orders.contains { $0.fallbackReason != nil }
        try failure.apply(findings)
    }

    /// How text is read and counted: as lmplz does where nothing else is said.
    private func profiler(like profile: CorpusProfile?) throws -> CorpusProfiler {
        var counting = counting
        counting.order = nil
        var profiler = try resources.profiler(input, counting, like: profile)
        guard profile == nil else { return profiler }
        profiler.counting.order = self.counting.order ?? 3
        if counting.tokenizer == nil { profiler.counting.tokenization.scheme = .whitespace }
        if counting.sentences == nil { profiler.counting.boundaries = .records }
        return profiler
    }

    private func inputPaths() throws -> [String] { try Corpus(inputs: inputs).shards.map(\.path) }

    private func scoreText() throws {
        let path = arpa ?? binary ?? ""
        let model = try LanguageModel.open(path)
        let scorer = CorpusScorer(
            model, reading: input.reading, tokenization: try tokenization(of: model), threads: resources.threads)
        let line = ProgressLine(console.progress, label: "score")
        let result: TextScore
        do {
            defer { line.finish() }
            result = try scorer.score(score, progress: { line.show($0) })
        }
        try console.show(LanguageModelDocument(result, under: model), text: TextReport.score(result, under: model))
        try failure.apply(findings(result))
    }

    /// How the text becomes words: as options say, and else as for the model.
    private func tokenization(of model: LanguageModel) throws -> Tokenization? {
        guard !counting.text.isDefault else { return nil }
        var tokenization = try counting.text.tokenization()
        if counting.tokenizer == nil {
            tokenization.scheme = model.origin.tokenization?.scheme ?? .whitespace
        }
        return tokenization
    }

    private func convert() throws {
        guard let arpa, let binary else { return }
        try OutputCheck.check(binary, against: [arpa])
        let model = try LanguageModel.open(arpa)
        try model.writeBinary(to: binary)
        let nothing = TextScore()
        try console.show(
            LanguageModelDocument(nothing, of: "nothing", under: model),
            text: "Wrote \(binary): \(model.vocabularyCount) words, n-grams up to order \(model.order).\n")
    }

    private func findings(_ score: TextScore) -> Findings {
        Findings(
            flags: ["fallback": false, "unknown": score.unknown > 0],
            numbers: [
                "perplexity": score.perplexity, "perplexityExcludingUnknown": score.perplexityExcludingUnknown,
                "crossEntropy": score.crossEntropy,
            ])
    }

    private static func fallbackDiscounts(_ argument: String) throws -> Discounts {
        let values = argument.split(separator: ",").map { Double($0) }
        guard (1...3).contains(values.count), values.allSatisfy({ $0 != nil }) else {
            throw ValidationError("--discount-fallback takes up to three numbers, such as 0.5,1,1.5.")
        }
        let known = values.compactMap(\.self)
        let all = (0..<3).map { known[min($0, known.count - 1)] }
        for (index, value) in all.enumerated() where !(0...Double(index + 1)).contains(value) {
            throw ValidationError(
                "--discount-fallback: the discount of count \(index + 1) lies between 0 and \(index + 1).")
        }
        return Discounts(one: all[0], two: all[1], threeOrMore: all[2])
    }
}
