import CorpusIO
import DurableFiles
import NGramStatistics
import TextSegmentation

/// Counts text for language models, in profiles that lie in a temporary folder.
struct ContrastProfiler {
    let options: SelectionOptions
    let folder: TemporaryFolder

    /// The models under whose contrast documents are weighed.
    ///
    /// - Parameters:
    ///   - task: one profile, or text.
    ///   - taskSweep: reads the task's text.
    ///   - drawn: documents of the corpus to make its models of.
    ///   - corpus: reads the corpus.
    /// - Throws: `CorpusError`; `FileOutputError`; `LanguageModelError` where a profile of the task does not do for a model.
    func models(
        task: [String], taskSweep: (Corpus) -> CorpusSweep, drawn: CorpusSample.Drawn, corpus: CorpusSweep
    ) throws -> ContrastModels {
        let profile: CorpusProfile
        if task.count == 1, CorpusProfile.isProfile(at: task[0]) {
            profile = try CorpusProfile(path: task[0])
        } else {
            profile = try profiles(
                1, named: "task", of: taskSweep(try Corpus(inputs: task)), order: options.modelOrder, boundaries: .none
            ) { _ in 0 }[0]
        }
        let order = min(options.modelOrder, profile.summary.order)
        let halves = try profiles(
            2, named: "half", of: corpus, order: order, boundaries: profile.summary.boundaries
        ) { text in
            let hash = DocumentHash(text: text)
            return drawn.contains(hash) ? drawn.half(of: hash) : nil
        }
        return try ContrastModels(
            task: profile, halves: halves, drawn: drawn, order: order, threads: corpus.threads)
    }

    /// - Parameter part: the number of the profile that a document goes to; `nil` for none.
    private func profiles(
        _ count: Int, named name: String, of sweep: CorpusSweep, order: Int, boundaries: SentenceBoundaries,
        part: @escaping @Sendable (Span<UInt8>) -> Int?
    ) throws -> [CorpusProfile] {
        var counting = ProfileOptions(
            tokenization: options.features.tokenization, order: order, boundaries: boundaries,
            temporaryFolder: folder.path)
        counting.keepsHistograms = false
        let builders = try (0..<count).map { _ in try ProfileBuilder(options: counting, workers: sweep.threads) }
        let counters = (0..<sweep.threads).map { worker in builders.map { $0.counters[worker] } }
        try sweep.run(counters) { counters, batch in
            for index in 0..<batch.count {
                try batch.withText(at: index) { text in if let number = part(text) { try counters[number].add(text) } }
            }
        }
        return try builders.enumerated().map { number, builder in
            let path = folder.file(named: "\(name)-\(number).profile")
            _ = try builder.finish(writingTo: path, skippedRecords: 0, replacedSequences: 0, isDurable: false)
            return try CorpusProfile(path: path)
        }
    }
}
