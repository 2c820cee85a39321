public import ArgumentParser

/// The root command.
public struct AlignkitCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "alignkit",
        abstract: "Which pretraining corpus is aligned with a translation task, and will more of it raise BLEU?",
        discussion: """
            Profile each corpus once; compare the profiles with the task; forecast from the comparison and, where there \
            are any, from BLEU scores of finetuned checkpoints:

              alignkit profile shards/ --language-field language --output corpus.profile
              alignkit profile task.en.txt --output en.profile
              alignkit profile task.de.txt --output de.profile
              alignkit compare corpus.profile --source en.profile --target de.profile \\
                --source-language en --target-language de
              alignkit predict --pretraining corpus.profile \\
                --source en.profile --target de.profile \\
                --source-language en --target-language de \\
                --finetuning-tokens 6e6 --observations bleu.csv

            Every verb prints text for people, or with --json one object for programs. Exit status: 0 done; 1 done, and \
            a condition named with --fail-on holds; 2 wrong usage; 3 bad input, or a file that cannot be read or \
            written; 130 interrupted. A reader of standard output that has seen enough, as in '| head', changes no status.
            """,
        version: "0.1.0",
        subcommands: [
            ProfileVerb.self, InspectVerb.self, MergeVerb.self, PruneVerb.self, ExportVerb.self, ImportVerb.self,
            CompareVerb.self, PredictVerb.self, SelectVerb.self, OverlapVerb.self, MixVerb.self, RankVerb.self,
            FitVerb.self, LanguageModelVerb.self, IdentifyVerb.self, BLEUVerb.self,
        ])

    public init() {}
}
