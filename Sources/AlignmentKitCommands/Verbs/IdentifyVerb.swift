import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit identify`
struct IdentifyVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify",
        abstract: "Tell the language of each record, and what share of a corpus is in which.",
        discussion: """
            Prints for each record the code of its language, the probability of that, and the record's text, with tabs between (line breaks and \
            tabs in a text become spaces); 'und' where it is in no language that is known, or none at all, such as code. With --summary, or \
            --json, shares of the whole instead. Nothing is downloaded; Documentation/LanguageIdentification.md says which languages there \
            are, and how far to trust the answers.

              alignkit identify pages.jsonl.zst | cut -f1 | sort | uniq -c
              alignkit identify 'shards/*.jsonl.zst' --summary
              echo 'Das Haus steht am See.' | alignkit identify - --among de,nl,lb

            --fail-on knows: skipped (a malformed record was left out), and bounds on undetermined, the share of bytes in no language, \
            such as 'undetermined>0.1'.
            """)

    @Argument(help: "Files, folders, quoted patterns, addresses, or - for standard input.")
    var inputs: [String]

    @Option(
        help: ArgumentHelp("The only languages that records may be in. (default: all)", valueName: "code,..."),
        transform: { $0.split(separator: ",").map(String.init) })
    var among: [String]?

    @Option(
        help: ArgumentHelp("A text whose likeliest language is less likely than this is undetermined.", valueName: "p"))
    var minimumProbability = 0.0

    @Option(
        help: ArgumentHelp(
            "Look at no more of a record than this, in four pieces spread over it. (default: all)", valueName: "size"))
    var largestBytes: ByteSize?

    @Flag(help: "Print each stretch of a record that is in one language by itself.")
    var spans = false

    @Flag(help: "Print shares of the whole instead of the records.")
    var summary = false

    @OptionGroup(title: "Reading") var input: InputOptions
    @OptionGroup(title: "Means") var resources: ResourceOptions
    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        guard (0...1).contains(minimumProbability) else {
            throw ValidationError("--minimum-probability takes a number from 0 to 1.")
        }
        guard (largestBytes?.count ?? 64) >= 64 else { throw ValidationError("--largest-bytes takes 64 or more.") }
        if let among {
            let unknown = Set(among).subtracting(LanguageIdentifier().languages).sorted()
            guard unknown.isEmpty, !among.isEmpty else {
                throw ValidationError(
                    "--among names \(unknown.isEmpty ? "no language" : unknown.joined(separator: ", ")); the languages that can be told are "
                        + LanguageIdentifier().languages.joined(separator: ", ") + ".")
            }
        }
        if spans, summary || console.json {
            throw ValidationError("--spans prints records; leave --summary and --json.")
        }
        try failure.check(flags: ["skipped"], numbers: ["undetermined"])
    }

    func run() throws {
        let identifier = LanguageIdentifier(
            among: among, largestBytes: largestBytes?.count, smallestProbability: minimumProbability)
        let prints = !summary && !console.json
        let line = ProgressLine(console.progress, label: "identify")
        var output = RecordLines(spans: spans)
        let survey: LanguageSurvey
        do {
            defer { line.finish() }
            survey = try CorpusIdentifier(identifier, reading: input.reading, threads: resources.threads)
                .survey(inputs, progress: { line.show($0) }, each: prints ? { try output.add($0, $1) } : nil)
        }
        try output.flush()
        if survey.skippedRecords > 0 {
            StandardError.report("warning", "\(survey.skippedRecords) malformed records were left out")
        }
        if !prints {
            let signature = signature(identifier)
            try console.show(
                IdentificationDocument(survey, signature: signature),
                text: TextReport.identification(survey, signature: signature))
        }
        let undetermined = LanguageShare.shares(of: survey.languages, in: .bytes)
            .first { $0.language == LanguageIdentifier.undetermined }
        try failure.apply(
            Findings(
                flags: ["skipped": survey.skippedRecords > 0], numbers: ["undetermined": undetermined?.share ?? 0]))
    }

    private func signature(_ identifier: LanguageIdentifier) -> String {
        var parts = ["identifier:\(identifier.modelName)", "minimumProbability:\(minimumProbability)"]
        if let among { parts.append("among:\(among.sorted().joined(separator: ","))") }
        if let largestBytes { parts.append("largestBytes:\(largestBytes.count)") }
        return parts.joined(separator: "|")
    }
}

/// Lines of records on their way to standard output.
private struct RecordLines {
    let spans: Bool
    private var bytes: [UInt8] = []

    private static let capacity = 1 << 16

    init(spans: Bool) { self.spans = spans }

    mutating func add(_ text: Span<UInt8>, _ identified: IdentifiedText) throws {
        if spans {
            for span in identified.spans { append(span.language, span.probability, text, span.bytes) }
        } else {
            append(identified.language, identified.probability, text, 0..<text.count)
        }
        if bytes.count >= Self.capacity { try flush() }
    }

    mutating func flush() throws {
        try StandardOutput.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ language: String, _ probability: Double, _ text: Span<UInt8>, _ range: Range<Int>) {
        bytes += language.utf8
        bytes.append(0x09)
        // Three decimals, never 1 for what is not certain.
        let thousandths = probability >= 1 ? 1000 : min(999, Int((probability * 1000).rounded()))
        bytes += "\(thousandths / 1000).".utf8
        bytes += String(String(1000 + thousandths % 1000).dropFirst()).utf8
        bytes.append(0x09)
        for place in range {
            let byte = text[place]
            bytes.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte)
        }
        bytes.append(0x0A)
    }
}
