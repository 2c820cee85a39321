import ArgumentParser

/// Conditions that make the exit status 1.
struct FailureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Exit with status 1, after printing, where one of these conditions holds; see above for their names.",
            valueName: "conditions"),
        transform: Condition.list)
    var failOn: [Condition] = []

    /// Checks that a verb knows the conditions, before any work.
    func check(flags: [String], numbers: [String] = []) throws {
        for condition in failOn {
            let known = condition.bound == nil ? flags : numbers
            if known.contains(condition.name) { continue }
            let all = flags + numbers.map { "\($0)<X" }
            throw ValidationError(
                "--fail-on does not know '\(condition.text)'; this verb has "
                    + "\(all.isEmpty ? "no conditions" : all.joined(separator: ", ")).")
        }
    }

    /// Ends the run with status 1 where a condition holds, naming it on standard error.
    func apply(_ findings: Findings) throws {
        let holding = failOn.filter(findings.holds).map(\.text)
        guard !holding.isEmpty else { return }
        StandardError.report("failed", "--fail-on \(holding.joined(separator: ","))")
        throw ExitCode(1)
    }
}
