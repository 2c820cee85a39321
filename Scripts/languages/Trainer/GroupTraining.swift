import Foundation
import LanguageIdentification

/// Trains the weights of one script group, from texts to 4-bit rows.
struct GroupTraining {
    struct Settings {
        var features: NGramFeatures
        /// n-grams that are trained first, the commonest.
        var candidates = 1_500_000
        /// Fewest occurrences of a candidate in one language.
        var minimum = 3
        /// Short n-grams that are kept.
        var short: Int
        /// Bytes for long n-grams.
        var longBytes: Int
        /// What the two levels of long n-grams are, in units of the scale.
        var levels = (low: 3, high: 6)
        /// A long n-gram speaks for the classes whose weights stand out at least so much as this part of its highest.
        var smallestShare: Float = 0.35
        /// Samples of each class and pass.
        var samples = 20_000
        var passes = 6
        var roundedPasses = 4
        var rate: Float = 0.3
        var smoothing: Float = 0.02
        /// Share of samples in which n-grams longer than 3 letters are left out at random, so that shorter ones learn as well.
        var dropout = 0.0
        /// The step between neighbouring 4-bit weights.
        var scale: Float = 0.6
        var seed: UInt64 = 1
    }

    let name: String
    /// Classes by label; the label of what is no language is `none`.
    let classes: [String]
    let train: [TrainingText]
    let dev: [TrainingText]
    let store: WordStore
    var settings: Settings
    /// How often a class is drawn, 1 for most.
    var shares: [Double]

    struct Result {
        var dense: [(hash: UInt64, weights: [Int8])]
        var sparse: [(hash: UInt64, entries: [(label: Int, isHigh: Bool)])]
        var buckets: (dense: Int, sparse: Int)
        var calibration: (Float, Float)
    }

    func log(_ message: String) { Log.write("\(name): \(message)") }

    func run() -> Result {
        var random = RandomSource(seed: settings.seed)
        let sources = train.map { SampleSource($0) }
        let clock = ContinuousClock()
        let start = clock.now
        let index = FeatureIndex.frequent(train, store, minimum: settings.minimum, count: settings.candidates)
        log("\(classes.count) classes, \(store.count) words, \(index.hashes.count) candidates, \(clock.now - start)")
        let first = SoftmaxTraining(featureCount: index.hashes.count, classCount: classes.count)
        let words = index.words(of: store)
        for pass in 0..<settings.passes {
            let loss = train(words, sources, pass, of: settings.passes, settings.rate, &random) {
                first.train($0, total: $1, label: $2, rate: $3, smoothing: settings.smoothing)
            }
            log(
                "pass \(pass): loss \(loss), dev \(accuracies(words) { first.scored($0, total: $1) }), \(clock.now - start)"
            )
        }
        first.center()
        let importance = importances(first, words, sources, &random)
        let ranked = importance.indices.sorted {
            importance[$0] != importance[$1] ? importance[$0] > importance[$1] : $0 < $1
        }
        // Their places in the tables decide which can be kept.
        var buckets = (dense: max(2, settings.short * 100 / 96 / FingerprintTable.slotsPerBucket), sparse: 0)
        var denseTable = FingerprintTableBuilder(bucketCount: buckets.dense)
        var dense: [Int] = []
        for feature in ranked where store.short.contains(index.hashes[feature]) && dense.count < settings.short {
            if importance[feature] > 0, denseTable.add(index.hashes[feature]) { dense.append(feature) }
        }
        let long = longFeatures(first, index, ranked: ranked, importance)
        buckets.sparse = long.isEmpty ? 0 : max(2, long.count * 100 / 96 / FingerprintTable.slotsPerBucket)
        var sparseTable = FingerprintTableBuilder(bucketCount: max(2, buckets.sparse))
        let sparse = long.filter { sparseTable.add(index.hashes[$0.feature]) }
        log(
            "kept \(dense.count) short n-grams, \(sparse.count) long ones with "
                + "\(sparse.reduce(0) { $0 + $1.entries.count }) entries")
        let second = RoundedTraining(
            classCount: classes.count, width: first.width,
            dense: dense.flatMap {
                Array(UnsafeBufferPointer(start: first.weights + $0 * first.width, count: first.width))
            },
            sparse: sparse.map(\.entries), scale: settings.scale,
            levels: (Float(settings.levels.low), Float(settings.levels.high)))
        let kept = FeatureIndex((dense + sparse.map(\.feature)).map { index.hashes[$0] })
        let keptWords = kept.words(of: store)
        log("rounded: dev \(accuracies(keptWords) { second.score($0, total: $1) })")
        for pass in 0..<settings.roundedPasses {
            let loss = train(keptWords, sources, pass, of: settings.roundedPasses, settings.rate / 2, &random) {
                second.train($0, total: $1, label: $2, rate: $3, smoothing: settings.smoothing)
            }
            log(
                "rounded pass \(pass): loss \(loss), dev \(accuracies(keptWords) { second.score($0, total: $1) }), \(clock.now - start)"
            )
        }
        second.center()
        log("centred: dev \(accuracies(keptWords) { second.score($0, total: $1) })")
        let calibration = Calibration.fit(self, second, keptWords)
        log("calibration \(calibration)")
        return Result(
            dense: dense.indices.map { (hash: kept.hashes[$0], weights: second.denseRow($0)) },
            sparse: sparse.indices.map { (hash: kept.hashes[dense.count + $0], entries: second.sparseRow($0)) },
            buckets: buckets, calibration: calibration)
    }

    /// How much an n-gram does in samples of all classes: how often it occurs times the square of its weights.
    private func importances(
        _ network: SoftmaxTraining, _ words: IndexedWords, _ sources: [SampleSource], _ random: inout RandomSource
    ) -> [Float] {
        var importance = [Float](repeating: 0, count: network.featureCount)
        var sample: [UInt32] = []
        for (label, source) in sources.enumerated() where !source.isEmpty {
            for _ in 0..<max(1, Int(Double(settings.samples) * shares[label])) {
                source.draw(kind(random.below(20), of: label), &random, into: &sample)
                let (features, total) = Self.features(of: sample, words)
                for feature in features { importance[Int(feature)] += 1 / Float(total) }
            }
        }
        for feature in importance.indices {
            let row = network.weights + feature * network.width
            var square: Float = 0
            for index in 0..<classes.count { square += row[index] * row[index] }
            importance[feature] = importance[feature] * square
        }
        return importance
    }

    /// Long n-grams with the classes that they speak for, in the order of what they do for the bytes that they take.
    private func longFeatures(
        _ network: SoftmaxTraining, _ index: FeatureIndex, ranked: [Int], _ importance: [Float]
    ) -> [(feature: Int, entries: [(label: Int, weight: Float)])] {
        var found: [(feature: Int, entries: [(label: Int, weight: Float)], value: Float)] = []
        for feature in ranked where importance[feature] > 0 && !store.short.contains(index.hashes[feature]) {
            let row = (0..<classes.count).map { network.weights[feature * network.width + $0] }
            let base = row.sorted()[classes.count / 2]
            let highest = (row.max() ?? 0) - base
            var entries = row.indices.filter { row[$0] - base > settings.smallestShare * highest }
                .map { (label: $0, weight: row[$0] - base) }
            entries.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.label < $1.label }
            entries = Array(entries.prefix(SparseWeights.mostEntries))
            guard !entries.isEmpty else { continue }
            var all: Float = 0
            for weight in row { all += weight * weight }
            let told = entries.reduce(Float(0)) { $0 + $1.weight * $1.weight }
            found.append((feature, entries, importance[feature] / max(all, 1e-9) * told / (3 + Float(entries.count))))
        }
        found.sort { $0.value != $1.value ? $0.value > $1.value : $0.feature < $1.feature }
        var left = settings.longBytes
        var kept: [(feature: Int, entries: [(label: Int, weight: Float)])] = []
        for candidate in found {
            left -= 3 + candidate.entries.count
            if left < 0 { break }
            kept.append((candidate.feature, candidate.entries.sorted { $0.label < $1.label }))
        }
        return kept
    }

    /// 35 % words, 20 % pairs, 45 % pieces; of what is no language pieces alone, since its words are those of languages.
    private func kind(_ number: Int, of label: Int) -> SampleSource.Kind {
        if classes[label] == TrainLanguages.noneLabel { return .piece }
        return number < 7 ? .word : number < 11 ? .pair : .piece
    }

    static func features(of sample: [UInt32], _ words: IndexedWords) -> (features: [UInt32], total: Int) {
        var features: [UInt32] = []
        var total = 0
        for word in sample {
            let word = Int(word)
            features += words.features[words.starts[word]..<words.starts[word + 1]]
            total += Int(words.totals[word])
        }
        return (features, max(1, total))
    }

    private func train(
        _ words: IndexedWords, _ sources: [SampleSource], _ pass: Int, of passes: Int, _ rate: Float,
        _ random: inout RandomSource,
        _ step: (_ features: [UInt32], _ total: Int, _ label: Int, _ rate: Float) -> Float
    ) -> Double {
        var labels: [UInt16] = []
        for (label, source) in sources.enumerated() where !source.isEmpty {
            labels += repeatElement(UInt16(label), count: max(1, Int(Double(settings.samples) * shares[label])))
        }
        labels.shuffle(using: &random)
        var loss = 0.0
        var sample: [UInt32] = []
        for (number, label) in labels.enumerated() {
            let progress = (Double(pass) + Double(number) / Double(labels.count)) / Double(passes)
            sources[Int(label)].draw(kind(random.below(20), of: Int(label)), &random, into: &sample)
            var (features, total) = Self.features(of: sample, words)
            if settings.dropout > 0, random.unit() < settings.dropout {
                // Half of all n-grams at random.
                var bits = random.next()
                var left = 64
                var kept = 0
                for feature in features {
                    if left == 0 {
                        bits = random.next()
                        left = 64
                    }
                    if bits & 1 == 1 {
                        features[kept] = feature
                        kept += 1
                    }
                    bits >>= 1
                    left -= 1
                }
                features.removeLast(features.count - kept)
                total = max(1, total / 2)
            }
            loss += Double(step(features, total, Int(label), rate * Float(max(0.02, 1 - progress))))
        }
        return loss / Double(labels.count)
    }

    /// Shares of samples of the development texts that are told right, macro-averaged: words, pairs, pieces, in percent.
    func accuracies(_ words: IndexedWords, _ score: (_ features: [UInt32], _ total: Int) -> [Float]) -> String {
        var result: [String] = []
        for kind in SampleSource.Kind.allCases {
            var sum = 0.0
            var count = 0
            forEachDevelopmentSample(kind, words) { label, features, total, _ in
                let scores = score(features, total)
                var best = 0
                for index in 1..<classes.count where scores[index] > scores[best] { best = index }
                sum += best == label ? 1 : 0
                count += 1
            }
            result.append(String(format: "%.2f", 100 * sum / Double(max(1, count))))
        }
        return result.joined(separator: " / ")
    }

    /// 300 samples of each class.
    func forEachDevelopmentSample(
        _ kind: SampleSource.Kind, _ words: IndexedWords,
        _ body: (_ label: Int, _ features: [UInt32], _ total: Int, _ words: Int) -> Void
    ) {
        var random = RandomSource(seed: 77)
        var sample: [UInt32] = []
        for (label, text) in dev.enumerated() where kind == .piece || classes[label] != TrainLanguages.noneLabel {
            let source = SampleSource(text)
            guard !source.isEmpty else { continue }
            for _ in 0..<300 {
                source.draw(kind, &random, into: &sample)
                let (features, total) = Self.features(of: sample, words)
                body(label, features, total, sample.count)
            }
        }
    }
}
