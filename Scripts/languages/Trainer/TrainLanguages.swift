import ArgumentParser
import Foundation
import LanguageIdentification
import TextSegmentation

/// Makes the bundled model of `LanguageIdentification` from the texts that `Scripts/languages/texts.py` writes.
struct TrainLanguages: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train the identifier of languages and write its model.")

    @Argument(help: "Folders with LABEL.train.tsv and LABEL.dev.tsv.")
    var folders: [String]

    @Option(help: "The labels to read, with how often each is drawn: label, share and name with tabs between.")
    var languages: String

    @Option(help: "Only this script, for trials.")
    var script: String?

    @Option(help: "Samples of each class and pass.")
    var samples = 18_000

    @Option(help: "Passes over the samples.")
    var passes = 4

    @Option(help: "Passes with rounded weights.")
    var roundedPasses = 3

    @Option(help: "Short n-grams that are kept of Latin words.")
    var short = 14_000

    @Option(help: "Bytes for long n-grams of Latin words.")
    var longBytes = 815_000

    @Option(help: "The lower of the two weights of long n-grams, in steps.")
    var low = 3

    @Option(help: "The higher.")
    var high = 6

    @Option(help: "Classes of a long n-gram have at least this part of its highest weight.")
    var smallestShare: Float = 0.35

    @Option(help: "The step between neighbouring 4-bit weights.")
    var scale: Float = 0.6

    @Option(help: "The rate of the descent.")
    var rate: Float = 1.5

    @Option(help: "Share of the samples with half of their n-grams left out.")
    var dropout = 0.0

    @Option(help: "Fewest occurrences of an n-gram.")
    var minimum = 3

    @Option(help: "n-grams that are looked at.")
    var candidates = 1_500_000

    @Option(help: "The largest order of n-grams.")
    var order = 5

    @Option(help: "The model to write.")
    var output: String?

    @Option(help: "Names the model.")
    var name = "trial"

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        var shares: [String: Double] = [:]
        for line in TextFiles.lines(languages).dropFirst() {
            let fields = line.split(separator: "\t")
            guard fields.count == 3, let share = Double(fields[1]), share > 0 else {
                throw ValidationError("\(languages) has a line that is not label, share and name.")
            }
            shares[String(fields[0])] = share
        }
        let corpus = try Corpus(folders: folders, labels: Set(shares.keys), order: order)
        Log.write("read in \(clock.now - start)")
        var groups: [IdentificationModel.TrainedGroup] = []
        var scripts: [(script: LetterScript, language: String)] = []
        for script in LetterScript.allCases {
            guard let texts = corpus.train[script], !texts.isEmpty, script != .other else { continue }
            let labels = texts.keys.sorted()
            Log.write("\(script): \(labels.joined(separator: " "))")
            guard self.script == nil || self.script == "\(script)" else { continue }
            if labels.count == 1 {
                scripts.append((script, Self.code(labels[0])))
            } else {
                groups.append(train(script, labels, corpus, shares))
            }
        }
        guard let output else { return }
        func model(_ surface: SurfaceModel) -> [UInt8] {
            IdentificationModel.encode(name: name, groups: groups, scripts: scripts, surface: surface)
        }
        let trial = try IdentificationModel(ModelStorage(copying: model(.none)))
        let surface = surfaceTexts(Set(shares.keys)).fit(LanguageIdentifier(model: trial))
        Log.write("surface \(surface.weights)")
        let bytes = model(surface)
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        Log.write("wrote \(bytes.count) bytes, \(clock.now - start)")
    }

    /// The code that a label stands for: the same language may have texts in two scripts.
    static func code(_ label: String) -> String { String(label.prefix { $0 != "-" }) }

    /// What is in no language.
    static let noneLabel = "none"

    private func train(
        _ script: LetterScript, _ labels: [String], _ corpus: Corpus, _ shares: [String: Double]
    ) -> IdentificationModel.TrainedGroup {
        // Rows of fewer classes are shorter; a table of few languages needs fewer of them.
        let share = script == .latin ? 1.0 : min(0.22, 0.015 * Double(labels.count))
        var settings = GroupTraining.Settings(
            features: corpus.features(script), short: max(2_500, Int(Double(short) * share)),
            longBytes: max(12_000, Int(Double(longBytes) * share)))
        settings.levels = (low, high)
        settings.smallestShare = smallestShare
        settings.samples = samples
        settings.passes = passes
        settings.roundedPasses = roundedPasses
        settings.scale = scale
        settings.rate = rate
        settings.dropout = dropout
        settings.minimum = minimum
        settings.candidates = candidates
        let group = GroupTraining(
            name: "\(script)", classes: labels, train: labels.map { corpus.train[script]![$0]! },
            dev: labels.map { corpus.dev[script]?[$0] ?? TrainingText(label: $0) }, store: corpus.stores[script]!,
            settings: settings, shares: labels.map { shares[$0] ?? 1 })
        let result = group.run()
        return IdentificationModel.TrainedGroup(
            script: script, features: settings.features,
            classes: labels.map { $0 == Self.noneLabel ? nil : Self.code($0) }, scale: settings.scale,
            calibration: result.calibration, buckets: result.buckets, dense: result.dense, sparse: result.sparse,
            levels: settings.levels)
    }

    /// 300 lines of each language, more of English, and those in none.
    private func surfaceTexts(_ labels: Set<String>) -> SurfaceTraining {
        var random = RandomSource(seed: 9)
        var training = SurfaceTraining(texts: [], others: [])
        for folder in folders {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] {
                guard name.hasSuffix(".train.tsv"), labels.contains(String(name.dropLast(10))) else { continue }
                let lines = TextFiles.lines("\(folder)/\(name)").map { String(TextFiles.text($0)) }
                guard !lines.isEmpty else { continue }
                if name.hasPrefix(Self.noneLabel + ".") {
                    training.others += lines
                } else {
                    // Words of code are English ones: English must not be lost for them.
                    for _ in 0..<(name.hasPrefix("en.") ? 20 : 1) * 300 {
                        training.texts.append(
                            SurfaceTraining.disturbed(lines[random.below(lines.count)], &random))
                    }
                }
            }
        }
        return training
    }
}

/// Lines on standard error.
enum Log {
    static func write(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }
}
