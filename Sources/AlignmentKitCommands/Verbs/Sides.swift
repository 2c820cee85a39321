import AlignmentKit
import ArgumentParser

/// The corpora of a comparison: profiles are opened, other inputs are profiled on the fly, in the same way.
struct Sides {
    private let workplace: ProfileWorkplace
    /// Where a task's sides are profiled that are given as plain inputs.
    private let taskWorkplace: ProfileWorkplace
    /// Where sides of files of pairs are profiled; their profiles last as long as these.
    private let pairWorkplaces: [ParallelReadingOptions.Side: ProfileWorkplace]
    private let mode: ProgressLine.Mode

    /// - Parameters:
    ///   - sides: the inputs of each side; the first that is a profile says how the others are counted.
    ///   - pairs: how sides are read that are given as files of pairs, where the task is.
    ///   - language: code of records of new profiles that name none.
    ///   - identifier: tells the languages of records of new profiles of corpora; a task's sides are in the languages that
    ///     it is said to be in.
    init(
        _ sides: [[String]], pairs: ParallelReadingOptions? = nil, input: InputOptions, counting: CountingOptions,
        resources: ResourceOptions,
        console: ConsoleOptions, language: String? = nil, identifier: LanguageIdentifier? = nil
    ) throws {
        for inputs in sides where inputs.count > 1 {
            for path in inputs where CorpusProfile.isProfile(at: path) {
                throw ValidationError(
                    "\(path) is a profile among several inputs; add profiles up first, with alignkit merge.")
            }
        }
        let first = sides.first { Self.isProfile($0) }
        let model = try first.map { try CorpusProfile(path: $0[0]) }
        let profiler = try resources.profiler(input, counting, like: model, language: language)
        taskWorkplace = try ProfileWorkplace(profiler: profiler)
        var identifying = profiler
        identifying.identifier = identifier
        workplace = try ProfileWorkplace(profiler: identifying)
        var pairWorkplaces: [ParallelReadingOptions.Side: ProfileWorkplace] = [:]
        if let pairs {
            for side in ParallelReadingOptions.Side.allCases {
                var profiler = profiler
                profiler.reading = pairs.reading(side)
                pairWorkplaces[side] = try ProfileWorkplace(profiler: profiler)
            }
        }
        self.pairWorkplaces = pairWorkplaces
        mode = console.progress
        // Every other side is looked for before the first is read.
        for inputs in sides where !Self.isProfile(inputs) { _ = try Corpus(inputs: inputs) }
    }

    /// Whether a side is one profile.
    static func isProfile(_ inputs: [String]) -> Bool {
        inputs.count == 1 && inputs[0] != "-" && CorpusProfile.isProfile(at: inputs[0])
    }

    /// Opens or makes a task's two profiles.
    ///
    /// - Parameter sampling: what draws documents of the two sides.
    func open(
        _ task: TaskInput, languages: LanguageOptions, temporaryFolder: String?,
        sampling: (source: DocumentSampling, target: DocumentSampling)? = nil
    ) throws -> TranslationTask {
        try TranslationTask(
            source: try open(
                task.inputs(.source), label: "source side", in: pairWorkplaces[.source] ?? taskWorkplace,
                sampling: sampling?.source),
            target: try open(
                task.inputs(.target), label: "target side", in: pairWorkplaces[.target] ?? taskWorkplace,
                sampling: sampling?.target),
            sourceLanguage: languages.sourceLanguage,
            targetLanguage: languages.targetLanguage, temporaryFolder: temporaryFolder)
    }

    /// Opens or makes a side's profile.
    ///
    /// - Parameters:
    ///   - label: what progress calls it.
    ///   - sampling: what draws documents of it.
    func open(_ inputs: [String], label: String, sampling: DocumentSampling? = nil) throws -> CorpusProfile {
        try open(inputs, label: label, in: workplace, sampling: sampling)
    }

    /// How text becomes tokens in the profiles that are made.
    var tokenization: Tokenization { workplace.tokenization }

    private func open(
        _ inputs: [String], label: String, in workplace: ProfileWorkplace, sampling: DocumentSampling?
    ) throws -> CorpusProfile {
        let line = ProgressLine(mode, label: label)
        defer { line.finish() }
        let profile = try workplace.open(inputs, sampling: sampling, progress: { line.show($0) })
        if profile.summary.skippedRecords > 0 {
            StandardError.report(
                "warning",
                "\(label): \(profile.summary.skippedRecords) malformed records were left out and are not counted")
        }
        return profile
    }
}
