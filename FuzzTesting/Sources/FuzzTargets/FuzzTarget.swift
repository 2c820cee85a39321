import CorpusIO

/// What can be fuzzed. A target's input is a file as a user might have it; everything else that a check chooses, such as
/// the size of blocks, follows from the input's bytes, so that a finding is one file.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case zstandard
    case gzip
    case automatic
    case jsonl
    case text
    case paragraphs
    case tsv
    case csv
    case wet
    case tmx
    case profile
    case counts
    case observations
    case sketches
    case arpa
    case model

    /// Feeds the bytes to what the target is named after.
    ///
    /// - Throws: ``Violation`` where something does not hold that should.
    public func check(_ bytes: [UInt8]) throws(Violation) {
        switch self {
        case .zstandard: try ZstandardCheck.run(bytes)
        case .gzip: try GzipCheck.run(bytes)
        case .automatic: try AutomaticCheck.run(bytes)
        case .jsonl: try JSONLinesCheck.run(bytes)
        case .text: try TextCheck.run(bytes)
        case .paragraphs: try FormatCheck.run(bytes, .text)
        case .tsv: try FormatCheck.run(bytes, .tsv)
        case .csv: try FormatCheck.run(bytes, .csv)
        case .wet: try FormatCheck.run(bytes, .wet)
        case .tmx: try FormatCheck.run(bytes, .tmx)
        case .profile: try ProfileCheck.run(bytes)
        case .counts: try CountsCheck.run(bytes)
        case .observations: try ObservationCheck.run(bytes)
        case .sketches: try SketchCheck.run(bytes)
        case .arpa: try ARPACheck.run(bytes)
        case .model: try ModelCheck.run(bytes)
        }
    }

    /// Changes the input where plain mutations would be stopped by a checksum; `nil` where plain ones serve.
    ///
    /// - Parameters:
    ///   - seed: decides what is changed.
    ///   - mutate: changes bytes, and their number up to a limit.
    public func structuredMutation(
        of bytes: [UInt8], seed: UInt64, mutate: ([UInt8], _ limit: Int) -> [UInt8]
    ) -> [UInt8]? {
        guard seed % 8 != 0 else { return nil }
        return switch self {
        case .profile: ProfileMutation.mutated(bytes, seed: seed / 8, mutate: mutate)
        case .model: ModelMutation.mutated(bytes, seed: seed / 8, mutate: mutate)
        default: nil
        }
    }
}
