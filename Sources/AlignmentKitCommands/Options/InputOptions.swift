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

    func validate() throws {
        guard (1 << 10...1 << 31).contains(windowLimit.count) else {
            throw ValidationError("--window-limit takes 1K to 2G.")
        }
        guard skipMalformed >= 0 else { throw ValidationError("--skip-malformed takes 0 or more records.") }
    }

    /// The library's options.
    var reading: ReadingOptions {
        var options = records.reading
        options.maximumMalformedRecords = skipMalformed
        options.maximumWindowSize = windowLimit.count
        options.zstandardDictionaries = zstandardDictionary
        return options
    }
}
