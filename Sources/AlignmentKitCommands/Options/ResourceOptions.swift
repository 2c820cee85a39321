import AlignmentKit
import ArgumentParser

/// With which means corpora are read. None of these changes a result.
struct ResourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Threads that read and count. (default: one for each processor)", valueName: "n"))
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "Memory to count within, such as 512M, 4G or 2GiB; past it, runs go to the temporary folder. (default: 4G)",
            valueName: "size"))
    var memory: ByteSize?

    @Option(
        help: ArgumentHelp("Folder for intermediate files. (default: the system's, TMPDIR)", valueName: "folder"))
    var temporaryDirectory: String?

    func validate() throws {
        guard (1...1024).contains(threads ?? 1) else { throw ValidationError("--threads takes 1 to 1024.") }
    }

    /// A profiler that reads and counts as the options say.
    ///
    /// - Parameters:
    ///   - profile: a profile to count like, where options leave that open.
    ///   - language: code of records that name none.
    ///   - identifier: tells the languages of records that have none by either.
    func profiler(
        _ input: InputOptions, _ counting: CountingOptions, like profile: CorpusProfile? = nil, language: String? = nil,
        identifier: LanguageIdentifier? = nil
    ) throws -> CorpusProfiler {
        let (tokenization, order) = try counting.tokenizationAndOrder(like: profile)
        return CorpusProfiler(
            reading: input.reading,
            counting: ProfileOptions(
                tokenization: tokenization, order: order, boundaries: try counting.boundaries(like: profile),
                reservedTokens: counting.reservedTokens,
                memoryLimit: memory?.count ?? ProfileOptions.defaultMemoryLimit, temporaryFolder: temporaryDirectory),
            threads: threads, language: language, identifier: identifier)
    }
}
