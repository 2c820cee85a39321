import Foundation
import LanguageIdentification
import TextSegmentation

/// Texts by script and label: from the files `LABEL.train.tsv` and `LABEL.dev.tsv` of some folders.
struct Corpus {
    /// By script: what the n-grams of its words are, and the words.
    private(set) var stores: [LetterScript: WordStore] = [:]
    private(set) var train: [LetterScript: [String: TrainingText]] = [:]
    private(set) var dev: [LetterScript: [String: TrainingText]] = [:]
    /// Letters by label and script.
    private(set) var letters: [String: [LetterScript: Int]] = [:]

    /// A script is one of a language's where it has at least this share of its letters.
    static let smallestShare = 0.2
    /// Lines of noise in a script that it takes to tell noise from words.
    static let fewestLines = 100
    /// No more words of a language than these are used, spread evenly over its texts.
    static let mostWords = 500_000

    private let order: Int

    /// - Parameter labels: those whose texts are read.
    init(folders: [String], labels: Set<String>, order: Int) throws {
        self.order = order
        var files: [String: [String]] = [:]
        for folder in folders {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
                guard name.hasSuffix(".train.tsv"), labels.contains(String(name.dropLast(10))) else { continue }
                files[String(name.dropLast(10)), default: []].append("\(folder)/\(name.dropLast(10))")
            }
        }
        for (label, paths) in files.sorted(by: { $0.key < $1.key }) {
            read(paths.map { $0 + ".dev.tsv" }, label: label, into: \.dev)
            read(paths.map { $0 + ".train.tsv" }, label: label, into: \.train)
        }
        for script in train.keys {
            for label in train[script]!.keys where !uses(label, script) {
                train[script]?[label] = nil
                dev[script]?[label] = nil
            }
        }
    }

    /// Whether a script is one of a language's.
    func uses(_ label: String, _ script: LetterScript) -> Bool {
        if label == TrainLanguages.noneLabel {
            return train[script]?[label].map { $0.lineCount >= Self.fewestLines } ?? false
        }
        let all = letters[label] ?? [:]
        let sum = all.values.reduce(0, +)
        return sum > 0 && Double(all[script] ?? 0) >= Self.smallestShare * Double(sum)
    }

    func features(_ script: LetterScript) -> NGramFeatures {
        script == .han
            ? NGramFeatures(largestOrder: 2, hasBoundaries: false)
            : NGramFeatures(largestOrder: order, hasBoundaries: true)
    }

    private mutating func read(
        _ paths: [String], label: String, into part: WritableKeyPath<Corpus, [LetterScript: [String: TrainingText]]>
    ) {
        let lines = paths.flatMap { TextFiles.lines($0) }
        let bytes = lines.reduce(0) { $0 + $1.utf8.count }
        // About six bytes a word.
        let keep = min(1, Double(Self.mostWords) * 6.5 / Double(max(1, bytes)))
        var random = RandomSource(seed: 3)
        for line in lines where keep == 1 || random.unit() < keep {
            var text = TextFiles.text(line)
            var words: [LetterScript: [UInt32]] = [:]
            text.withUTF8 { bytes in
                guard let base = bytes.baseAddress else { return }
                var scanner = WordScanner(base, range: 0..<bytes.count)
                while scanner.next() {
                    let script = LetterScript(rawValue: scanner.script) ?? .other
                    letters[label, default: [:]][script, default: 0] += scanner.count
                    guard !scanner.isTechnical else { continue }
                    let store = stores[script] ?? WordStore(features: features(script))
                    stores[script] = store
                    words[script, default: []].append(store.number(of: scanner.bounded))
                }
            }
            for (script, line) in words {
                self[keyPath: part][script, default: [:]][label, default: TrainingText(label: label)].append(line)
            }
        }
    }
}
