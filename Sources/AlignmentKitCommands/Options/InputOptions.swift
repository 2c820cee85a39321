import AlignmentKit
import ArgumentParser

/// How input is read.
struct InputOptions: ParsableArguments {
    @OptionGroup var records: RecordOptions

    @Option(
        help: ArgumentHelp(
            "Leave out at most this many malformed records, and count them; one more is an error.", valueName: "n"))
    var skipMalformed = 0

    @Option(
        help: ArgumentHelp(
            "Memory that a compressed file may ask for as its window, such as 2G for zstd --long=31; at most 2G.",
            valueName: "size"))
    var windowLimit = ByteSize(count: 128 << 20)

    @Option(
        help: ArgumentHelp(
            "A dictionary with which zstd files were compressed. May be given several times.", valueName: "file"))
    var zstandardDictionary: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Requests for a file at an http:// or https:// address that may bring no further byte of it, one after another, \
            before it counts as unreadable.
            """, valueName: "n"))
    var httpAttempts = HTTPOptions().maximumAttempts

    @Option(
        help: ArgumentHelp(
            "Seconds without a byte from the server after which a request has failed.", valueName: "seconds"))
    var httpTimeout = HTTPOptions().timeout

    func validate() throws {
        guard (1 << 10...1 << 31).contains(windowLimit.count) else {
            throw ValidationError("--window-limit takes 1K to 2G.")
        }
        guard httpAttempts >= 1 else { throw ValidationError("--http-attempts takes 1 or more requests.") }
        guard (0.001...86_400).contains(httpTimeout) else {
            throw ValidationError("--http-timeout takes 0.001 to 86400 seconds.")
        }
        guard skipMalformed >= 0 else { throw ValidationError("--skip-malformed takes 0 or more records.") }
    }

    /// The library's options.
    var reading: ReadingOptions {
        var options = records.reading
        options.maximumMalformedRecords = skipMalformed
        options.maximumWindowSize = windowLimit.count
        options.zstandardDictionaries = zstandardDictionary
        options.http.maximumAttempts = httpAttempts
        options.http.timeout = httpTimeout
        return options
    }
}
