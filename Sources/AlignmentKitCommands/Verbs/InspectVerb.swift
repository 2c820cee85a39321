import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit inspect`
struct InspectVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what a profile holds, list its n-grams with their counts, or look some up.",
        discussion: """
            With --ngrams it prints a line for each n-gram of that order, count<TAB>tokens, by count descending and then \
            in byte order; with --json the summary in place of the lines. With --find it prints such a line for each n-gram \
            asked for, in that order, and reads no more of the profile than it needs: tokens as the profile's tokenizer \
            yields them, separated by spaces. An n-gram that does not occur has 0; one that a profile made with \
            --restrict-to does not list has -, since it cannot tell. With --statistics it adds what the counts show of \
            orders 1 to 3 (growth of the vocabulary, the slope of rank and frequency, the chance of a new token, and entropy), \
            and the lengths and copies of documents.

              alignkit inspect corpus.profile
              alignkit inspect corpus.profile --ngrams 2 --top 20
              alignkit inspect corpus.profile --find "machine translation" --find "translation"
              alignkit inspect corpus.profile --statistics

            --fail-on knows: skipped (malformed records were left out when it was made).
            """)

    @Argument(help: "The profile.")
    var profile: String

    @Option(help: ArgumentHelp("List the n-grams of this order.", valueName: "order"))
    var ngrams: Int?

    @Option(help: ArgumentHelp("Only the k most frequent. (default: all)", valueName: "k"))
    var top: Int?

    @Option(
        help: ArgumentHelp("Look up how often this n-gram occurs. May be given several times.", valueName: "tokens"))
    var find: [String] = []

    @Flag(
        help:
            "Add statistics: vocabulary growth, Zipf and Heaps exponents, missing mass, entropies, lengths and copies of documents."
    )
    var statistics = false

    @Flag(help: "With --statistics: entropies and divergences in bits rather than nats.")
    var bits = false

    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        guard (1...5).contains(ngrams ?? 1) else { throw ValidationError("--ngrams takes an order from 1 to 5.") }
        if let top {
            guard top >= 0 else { throw ValidationError("--top takes 0 or more.") }
            guard ngrams != nil else { throw ValidationError("--top needs --ngrams ORDER.") }
        }
        let questions = [
            statistics ? "--statistics" : nil, ngrams != nil ? "--ngrams" : nil, find.isEmpty ? nil : "--find",
        ].compactMap { $0 }
        guard questions.count <= 1 else {
            throw ValidationError("\(questions[0]) and \(questions[1]) are two questions; ask one at a time.")
        }
        guard sought.allSatisfy({ (1...5).contains($0.count) }) else {
            throw ValidationError("--find takes 1 to 5 tokens, separated by spaces.")
        }
        guard statistics || !bits else { throw ValidationError("--bits needs --statistics.") }
        try failure.check(flags: ["skipped"])
    }

    /// The tokens of each n-gram to look up.
    private var sought: [[String]] { find.map { $0.split(separator: " ").map(String.init) } }

    func run() throws {
        let opened = try CorpusProfile(path: profile)
        let order = max(ngrams ?? 1, sought.map(\.count).max() ?? 1)
        if order > opened.summary.order {
            throw ValidationError(
                "\(profile) counts n-grams up to order \(opened.summary.order); profile again with --order \(order).")
        }
        if statistics { return try describe(opened) }
        if !find.isEmpty { return try lookUp(in: opened) }
        guard let ngrams, !console.json else {
            return try SummaryOutput.show(opened.summary, path: profile, console: console, failure: failure)
        }
        try list(opened, order: ngrams)
        try failure.apply(Findings(flags: ["skipped": opened.summary.skippedRecords > 0]))
    }

    private func lookUp(in profile: CorpusProfile) throws {
        let counts = try profile.counts(of: sought)
        let lines = zip(counts, sought).map { count, ngram in
            "\(count.map(String.init) ?? "-")\t\(ngram.joined(separator: " "))\n"
        }
        try console.show(
            LookUpDocument(profile.summary, ngrams: sought, counts: counts), text: lines.joined())
        try failure.apply(Findings(flags: ["skipped": profile.summary.skippedRecords > 0]))
    }

    private func describe(_ profile: CorpusProfile) throws {
        let confidence = 0.95
        let unit: InformationUnit = bits ? .bits : .nats
        let statistics = try CorpusStatistics(profile, confidence: confidence)
        try SummaryOutput.show(
            profile.summary, path: self.profile, console: console, failure: failure,
            document: StatisticsDocument(profile.summary, statistics: statistics, confidence: confidence, unit: unit),
            addition: TextReport.statistics(statistics, confidence: confidence, unit: unit))
    }

    private func list(_ profile: CorpusProfile, order: Int) throws {
        var buffer: [UInt8] = []
        for (tokens, count) in try profile.mostFrequentNGrams(order: order, limit: top) {
            buffer.append(contentsOf: "\(count)\t".utf8)
            buffer.append(contentsOf: tokens)
            buffer.append(0x0A)
            if buffer.count >= 1 << 16 {
                try StandardOutput.write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try StandardOutput.write(buffer)
    }
}
