import AlignmentKit
import ArgumentParser

/// The corpora of a comparison: profiles are opened, other inputs are profiled on the fly, in the same way.
struct Sides {
    private let profiler: CorpusProfiler
    private let workplace: ProfileWorkplace
    private let mode: ProgressLine.Mode

    /// - Parameters:
    ///   - sides: the inputs of each side; the first that is a profile says how the others are counted.
    ///   - language: code of records of new profiles that name none.
    init(
        _ sides: [[String]], input: InputOptions, counting: CountingOptions, resources: ResourceOptions,
        console: ConsoleOptions, language: String? = nil
    ) throws {
        for inputs in sides where inputs.count > 1 {
            for path in inputs where CorpusProfile.isProfile(at: path) {
                throw ValidationError(
                    "\(path) is a profile among several inputs; add profiles up first, with alignkit merge.")
            }
        }
        let first = sides.first { Self.isProfile($0) }
        let model = try first.map { try CorpusProfile(path: $0[0]) }
        profiler = try resources.profiler(input, counting, like: model, language: language)
        workplace = try ProfileWorkplace(profiler: profiler)
        mode = console.progress
        // Every other side is looked for before the first is read.
        for inputs in sides where !Self.isProfile(inputs) { _ = try Corpus(inputs: inputs) }
    }

    /// Whether a side is one profile.
    static func isProfile(_ inputs: [String]) -> Bool {
        inputs.count == 1 && inputs[0] != "-" && CorpusProfile.isProfile(at: inputs[0])
    }

    /// Opens or makes a side's profile.
    ///
    /// - Parameter label: what progress calls it.
    func open(_ inputs: [String], label: String) throws -> CorpusProfile {
        let line = ProgressLine(mode, label: label)
        defer { line.finish() }
        let profile = try workplace.open(inputs, progress: { line.show($0) })
        if profile.summary.skippedRecords > 0 {
            StandardError.report(
                "warning",
                "\(label): \(profile.summary.skippedRecords) malformed records were left out and are not counted")
        }
        return profile
    }
}
