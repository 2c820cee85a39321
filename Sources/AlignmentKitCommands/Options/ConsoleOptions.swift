import AlignmentReports
import ArgumentParser

/// How results and progress are shown.
struct ConsoleOptions: ParsableArguments {
    @Flag(help: "Print one JSON object, for programs.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Progress on standard error: auto (on a terminal only), never, or plain (a line every few seconds).",
            valueName: "mode"),
        transform: ConsoleOptions.mode)
    var progress = ProgressLine.Mode.auto

    @Option(
        help: ArgumentHelp(
            "Accepted by every verb. Only what says so is drawn at random; no other number depends on it.",
            valueName: "n"))
    var seed: UInt64?

    /// Prints a result in the form asked for.
    func show(_ document: some ResultDocument, text: @autoclosure () -> String) throws {
        try StandardOutput.write(json ? document.json() : text())
    }

    private static func mode(_ argument: String) throws -> ProgressLine.Mode {
        if let mode = ProgressLine.Mode(rawValue: argument) { return mode }
        throw ValidationError("There is no progress mode '\(argument)'; use auto, never or plain.")
    }
}
