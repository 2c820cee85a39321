import AlignmentKit
import ArgumentParser

/// The two sides of a translation task, as a user names them.
struct TaskInput {
    var source: [String]
    var target: [String]
    /// Files that hold both sides.
    var parallel: [String]

    static let parallelHelp = ArgumentHelp(
        """
        Both sides at once, in place of --source and --target: files of pairs, that is JSON Lines such as \
        {"translation": {"en": …, "de": …}}, TMX, or tables with the source in column 1 and the target in column 2 (--format \
        tsv). --source-language and --target-language name the sides. Two aligned files are --source and --target.
        """, valueName: "input")

    /// Whether there is a task.
    var isGiven: Bool { !source.isEmpty || !target.isEmpty || !parallel.isEmpty }

    /// Checks that the sides are named in one way, and wholly.
    func check(_ languages: LanguageOptions) throws {
        guard source.isEmpty == target.isEmpty else {
            throw ValidationError("A task has two sides; give both --source and --target.")
        }
        guard !parallel.isEmpty else { return }
        guard source.isEmpty else {
            throw ValidationError("--parallel names both sides; give it without --source and --target.")
        }
        guard let source = languages.sourceLanguage, let target = languages.targetLanguage else {
            throw ValidationError("--parallel needs --source-language and --target-language.")
        }
        guard source != target else {
            throw ValidationError("--source-language and --target-language name the same side of --parallel.")
        }
        for input in parallel where input == "-" {
            throw ValidationError("--parallel is read once for each side, and standard input can be read only once.")
        }
        for input in parallel where Sides.isProfile([input]) {
            throw ValidationError("\(input) is a profile, which has one side; give --source and --target.")
        }
    }

    /// What a side is read from.
    func inputs(_ side: ParallelReadingOptions.Side) -> [String] {
        guard parallel.isEmpty else { return parallel }
        return side == .source ? source : target
    }

    /// How files of pairs are read, where the sides are given so.
    func pairs(_ languages: LanguageOptions, _ input: InputOptions) -> ParallelReadingOptions? {
        guard !parallel.isEmpty, let source = languages.sourceLanguage, let target = languages.targetLanguage else {
            return nil
        }
        return ParallelReadingOptions(sourceLanguage: source, targetLanguage: target, reading: input.reading)
    }
}
