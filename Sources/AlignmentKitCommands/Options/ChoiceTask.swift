import ArgumentParser

/// The task that data are chosen for: both sides of a translation task, or one downstream text.
struct ChoiceTask: ParsableArguments {
    @Option(help: ArgumentHelp("Source side of the task. May be given several times.", valueName: "input"))
    var source: [String] = []

    @Option(help: ArgumentHelp("Target side of the task. May be given several times.", valueName: "input"))
    var target: [String] = []

    @Option(
        help: ArgumentHelp(
            "Downstream text, where there is only one side. May be given several times.", valueName: "downstream"))
    var like: [String] = []

    /// Checks that the task is named in one way, and wholly.
    func check() throws {
        guard source.isEmpty == target.isEmpty else {
            throw ValidationError("A task has two sides; give both --source and --target.")
        }
        guard source.isEmpty != like.isEmpty else {
            throw ValidationError("Name the task: --source and --target, or --like.")
        }
    }

    /// What each side is read from.
    var sides: [[String]] { like.isEmpty ? [source, target] : [like] }
}
