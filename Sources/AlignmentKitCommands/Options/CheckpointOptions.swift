import AlignmentKit
import ArgumentParser

/// Observations from the translations of checkpoints, in place of a table.
struct CheckpointOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            """
            Translations of the test set by each checkpoint, in place of a table: a folder or files whose names say the \
            pretraining tokens (2e9.de, 131B-seed2.de, baseline.de). Scored with BLEU; standard errors by bootstrap over segments.
            """, valueName: "input"))
    var hypotheses: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("References of the test set, each a file with a segment a line.", valueName: "file"))
    var reference: [String] = []

    @Option(
        help: ArgumentHelp("BLEU's tokens for --hypotheses: 13a, intl, char, zh or none.", valueName: "name"),
        transform: MetricOptions.tokenization)
    var tokenize = MetricTokenization.mteval13a

    func validate() throws {
        guard hypotheses.isEmpty == reference.isEmpty else {
            throw ValidationError("--hypotheses and --reference go together.")
        }
    }

    /// Whether there are any.
    var isGiven: Bool { !hypotheses.isEmpty }

    /// What errors call the input.
    var name: String { hypotheses.joined(separator: " ") }

    /// The observations.
    func table(seed: UInt64?) throws -> ObservationTable {
        try CheckpointTranslations(inputs: hypotheses).observations(
            references: reference, metric: BLEU(tokenization: tokenize), seed: seed ?? 12345)
    }
}
