import AlignmentKit
import ArgumentParser

/// How `select` weighs documents.
struct WeighingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            How documents are weighed: dsir (importance weights of hashed n-grams), or moore-lewis (cross-entropy under a language model of \
            the corpus less that under one of the downstream text; the best are taken, and --order is the models').
            """, valueName: "name"),
        transform: WeighingOptions.method)
    var method = SelectionOptions.Method.dsir

    @Option(
        help: ArgumentHelp(
            """
            Hashed n-grams to weigh by: folds (those of profiles), or dsir (those of the program data-selection, in its numbering: \
            wordpunct, lower case, order 2, SHA-256).
            """, valueName: "name"),
        transform: WeighingOptions.numbering)
    var features = SelectionFeatures.Numbering.folds

    @Option(help: ArgumentHelp("Buckets that n-grams are hashed to, 1 to 16777216.", valueName: "n"))
    var buckets = FoldHistograms.defaultBucketCount

    @Option(
        help: ArgumentHelp(
            """
            What keeps weights finite: dirichlet (pseudo-counts distributed as the corpus), or constant (1e-8, as \
            data-selection). (default: dirichlet; with --features dsir constant)
            """, valueName: "name"),
        transform: WeighingOptions.smoothing)
    var smoothing: WeightSmoothing?

    @Option(
        help: ArgumentHelp(
            """
            What becomes of weights, which grow with length: none, mean, or calibrated (the mean, drawn to that of the corpus \
            where a document is too short to tell). (default: calibrated; with --features dsir none)
            """, valueName: "name"),
        transform: WeighingOptions.correction)
    var lengthCorrection: LengthCorrection?

    @Option(
        help: ArgumentHelp(
            "Never choose documents of fewer tokens. (default: 1; with --features dsir 100)", valueName: "n"))
    var minimumTokens: Int?

    @Flag(help: "Take the documents of the largest weights, instead of drawing by weight.")
    var top = false

    func validate() throws {
        guard (1...1 << 24).contains(buckets) else { throw ValidationError("--buckets takes 1 to 16777216.") }
        guard (0...Int(UInt32.max)).contains(minimumTokens ?? 0) else {
            throw ValidationError("--minimum-tokens takes 0 or more tokens.")
        }
    }

    /// The library's options.
    ///
    /// - Throws: `ValidationError` where options contradict each other; ``TokenizerFileError``.
    func options(
        _ amount: SelectionOptions.Amount, counting: CountingOptions, like profile: CorpusProfile?, seed: UInt64
    ) throws -> SelectionOptions {
        var options: SelectionOptions
        if features == .dsir {
            options = .reference(amount: amount)
            if !counting.text.isDefault || counting.order != nil {
                throw ValidationError(
                    "--features dsir says how text is cut; leave --tokenizer, --lowercase, --case-fold, --normalize and --order out."
                )
            }
        } else {
            options = SelectionOptions(amount: amount)
            options.features = try counting.selectionFeatures(like: profile)
        }
        options.method = method
        options.features.bucketCount = buckets
        options.smoothing = smoothing ?? options.smoothing
        options.lengthCorrection = lengthCorrection ?? options.lengthCorrection
        options.minimumTokens = minimumTokens ?? options.minimumTokens
        options.isResampled = !top && method == .dsir
        if method == .mooreLewis {
            options.modelOrder = counting.order ?? profile?.summary.order ?? 3
            options.features.order = min(2, options.modelOrder)
        }
        options.seed = seed
        return options
    }

    private static func method(_ argument: String) throws -> SelectionOptions.Method {
        if let method = SelectionOptions.Method(rawValue: argument) { return method }
        let names = SelectionOptions.Method.allCases.map(\.rawValue).joined(separator: " or ")
        throw ValidationError("There is no method '\(argument)'; use \(names).")
    }

    private static func numbering(_ argument: String) throws -> SelectionFeatures.Numbering {
        if let numbering = SelectionFeatures.Numbering(rawValue: argument) { return numbering }
        throw ValidationError("There are no features '\(argument)'; use folds or dsir.")
    }

    private static func smoothing(_ argument: String) throws -> WeightSmoothing {
        switch argument {
        case "dirichlet": return .dirichlet(pseudoCounts: 1)
        case "constant": return .constant(1e-8)
        default: throw ValidationError("There is no smoothing '\(argument)'; use dirichlet or constant.")
        }
    }

    private static func correction(_ argument: String) throws -> LengthCorrection {
        if let correction = LengthCorrection(rawValue: argument) { return correction }
        throw ValidationError("There is no length correction '\(argument)'; use none, mean or calibrated.")
    }
}

extension CountingOptions {
    /// Features to choose by: lower-cased words and bigrams unless options, or a profile, say otherwise.
    func selectionFeatures(like profile: CorpusProfile?) throws -> SelectionFeatures {
        if profile != nil {
            let (tokenization, profiled) = try tokenizationAndOrder(like: profile)
            return SelectionFeatures(tokenization: tokenization, order: min(order ?? 2, min(profiled, 2)))
        }
        var (tokenization, _) = try tokenizationAndOrder(like: nil)
        if tokenization.caseMapping == .none, tokenizer == nil { tokenization.caseMapping = .lowercase }
        return SelectionFeatures(tokenization: tokenization, order: order ?? 2)
    }
}
