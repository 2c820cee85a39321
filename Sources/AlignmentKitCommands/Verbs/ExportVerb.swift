import AlignmentKit
import AlignmentReports
import ArgumentParser

/// `alignkit export`
struct ExportVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the n-grams of a profile with their counts as a table or as ARPA's sections.",
        discussion: """
            tsv: tokens joined by spaces, a tab, the count, as SRILM's ngram-count writes. csv: one table with the header \
            order,token_1,…,count, which DuckDB and polars read and turn into Parquet. arpa: log10 of relative \
            frequencies, not smoothed, so no language model. Backslash, control characters and what is not UTF-8 are \
            escaped (\\\\ \\t \\n \\r \\xHH; \\s for a space in tsv and arpa). 'alignkit import' reads all three.

              alignkit export corpus.profile --format tsv --output counts.tsv
              alignkit export corpus.profile --format csv --order 2 3 | zstd > counts.csv.zst

            --fail-on knows: skipped (malformed records were left out when it was made).
            """)

    @Argument(help: "The profile.")
    var profile: String

    @Option(help: ArgumentHelp("tsv, csv or arpa.", valueName: "format"), transform: ExchangeFormat.parse)
    var format: CountsFormat

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Orders of n-gram to write. (default: all)", valueName: "order"))
    var order: [Int] = []

    @Option(
        help: ArgumentHelp(
            "The file to write, which appears complete or not at all; - is standard output.", valueName: "file"))
    var output = "-"

    @OptionGroup(title: "Showing") var console: ConsoleOptions
    @OptionGroup(title: "Failing") var failure: FailureOptions

    func validate() throws {
        guard order.allSatisfy({ (1...5).contains($0) }) else {
            throw ValidationError("--order takes orders from 1 to 5.")
        }
        guard !console.json || output != "-" else {
            throw ValidationError("--json needs --output FILE: standard output is taken by the counts.")
        }
        try failure.check(flags: ["skipped"])
    }

    func run() throws {
        let opened = try CorpusProfile(path: profile)
        let export: CountsExport
        do {
            export = try CountsExport(opened, format: format, orders: order.isEmpty ? nil : order)
        } catch {
            throw ValidationError(error.description)
        }
        if opened.summary.isPruned || opened.summary.restriction != nil {
            StandardError.report(
                "warning",
                "\(profile): it does not list every n-gram (\(opened.summary.isPruned ? "minimum counts" : "--restrict-to")), "
                    + "which no table says: what is imported again counts only those")
        }
        if output == "-" {
            try export.write { try StandardOutput.write($0) }
        } else {
            try OutputCheck.check(output, against: [profile])
            try export.write(to: output)
            try console.show(
                ExportDocument(export), text: "\(output): \(export.rows) n-grams of \(profile)\n")
        }
        try failure.apply(Findings(flags: ["skipped": opened.summary.skippedRecords > 0]))
    }
}

/// What `--format` names where counts are exchanged.
enum ExchangeFormat {
    static func parse(_ argument: String) throws -> CountsFormat {
        if let format = CountsFormat(rawValue: argument) { return format }
        throw ValidationError("There is no format '\(argument)' of counts; use tsv, csv or arpa.")
    }
}
