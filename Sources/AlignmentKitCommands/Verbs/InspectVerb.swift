import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit inspect`
struct InspectVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what a profile holds, or list its n-grams with their counts.",
        discussion: """
            With --ngrams it prints a line for each n-gram of that order, count<TAB>tokens, by count descending and then \
            in byte order; with --json the summary in place of the lines. With --statistics it adds what the counts show of \
            orders 1 to 3: growth of the vocabulary, the slope of rank and frequency, the chance of a new token, and entropy.

              alignkit inspect corpus.profile
              alignkit inspect corpus.profile --ngrams 2 --top 20
              alignkit inspect corpus.profile --statistics

            --fail-on knows: skipped (malformed records were left out when it was made).
            """)

    @Argument(help: "The profile.")
    var profile: String

    @Option(help: ArgumentHelp("List the n-grams of this order.", valueName: "order"))
    var ngrams: Int?

    @Option(help: ArgumentHelp("Only the k most frequent. (default: all)", valueName: "k"))
    var top: Int?

    @Flag(help: "Add statistics: vocabulary growth, Zipf and Heaps exponents, missing mass, entropies.")
    var statistics = false

    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        guard (1...5).contains(ngrams ?? 1) else { throw ValidationError("--ngrams takes an order from 1 to 5.") }
        if let top {
            guard top >= 0 else { throw ValidationError("--top takes 0 or more.") }
            guard ngrams != nil else { throw ValidationError("--top needs --ngrams ORDER.") }
        }
        guard !statistics || ngrams == nil else {
            throw ValidationError("--statistics and --ngrams are two questions; ask one at a time.")
        }
        try failure.check(flags: ["skipped"])
    }

    func run() throws {
        let opened = try CorpusProfile(path: profile)
        if let ngrams, ngrams > opened.summary.order {
            throw ValidationError(
                "\(profile) counts n-grams up to order \(opened.summary.order); profile again with --order \(ngrams).")
        }
        if statistics { return try describe(opened) }
        guard let ngrams, !console.json else {
            return try SummaryOutput.show(opened.summary, path: profile, console: console, failure: failure)
        }
        try list(opened, order: ngrams)
        try failure.apply(Findings(flags: ["skipped": opened.summary.skippedRecords > 0]))
    }

    private func describe(_ profile: CorpusProfile) throws {
        let confidence = 0.95
        let statistics = try CorpusStatistics(profile, confidence: confidence)
        try SummaryOutput.show(
            profile.summary, path: self.profile, console: console, failure: failure,
            document: StatisticsDocument(profile.summary, statistics: statistics, confidence: confidence),
            addition: TextReport.statistics(statistics, confidence: confidence))
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
