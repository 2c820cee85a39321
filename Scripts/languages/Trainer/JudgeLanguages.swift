import ArgumentParser
import Foundation
import LanguageIdentification

/// Compares what the identifier says of labelled texts with their labels.
struct JudgeLanguages: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Identify labelled texts, and print how many are right and how far probabilities are.",
        discussion: "Reads lines of label, kind and text with tabs between them from standard input.")

    @Option(help: "A model in place of the bundled one.")
    var model: String?

    @Flag(help: "Each language by itself.")
    var each = false

    @Flag(help: "What each language is taken for.")
    var confusions = false

    @Flag(help: "How often each tenth of the probabilities is right.")
    var reliability = false

    @Option(help: "Only texts with these labels, with commas between.")
    var labels: String?

    @Option(help: "Answers may be none but these; 'labels' for the labels that occur.")
    var among: String?

    private struct Tally {
        var right = 0
        var all = 0
        var mass = 0.0
    }

    func run() throws {
        var lines: [(label: String, kind: String, text: Substring)] = []
        let data = FileHandle.standardInput.readDataToEndOfFile()
        let wanted = labels.map { Set($0.split(separator: ",").map(String.init)) }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3, wanted?.contains(String(fields[0])) ?? true else { continue }
            lines.append((String(fields[0]), String(fields[1]), fields[2]))
        }
        let allowed = among.map {
            $0 == "labels" ? Array(Set(lines.map(\.label))) : $0.split(separator: ",").map(String.init)
        }
        let identifier: LanguageIdentifier
        if let model {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: model)))
            identifier = LanguageIdentifier(
                model: try IdentificationModel(ModelStorage(copying: bytes)), among: allowed)
        } else {
            identifier = LanguageIdentifier(among: allowed)
        }
        let worker = identifier.makeWorker()
        var results: [String: [String: Tally]] = [:]
        var tenths: [String: [Tally]] = [:]
        var mistakes: [String: [String: Int]] = [:]
        let clock = ContinuousClock()
        var bytes = 0
        let start = clock.now
        for line in lines {
            let answer = worker.identify(String(line.text))
            bytes += line.text.utf8.count
            let isRight = answer.language == line.label
            results[line.kind, default: [:]][line.label, default: Tally()].right += isRight ? 1 : 0
            results[line.kind, default: [:]][line.label, default: Tally()].all += 1
            if !isRight { mistakes["\(line.label) \(line.kind)", default: [:]][answer.language, default: 0] += 1 }
            let tenth = min(9, Int(answer.probability * 10))
            for kind in [line.kind, "all"] where answer.language != LanguageIdentifier.undetermined {
                var tallies = tenths[kind] ?? [Tally](repeating: Tally(), count: 10)
                tallies[tenth].right += isRight ? 1 : 0
                tallies[tenth].all += 1
                tallies[tenth].mass += answer.probability
                tenths[kind] = tallies
            }
        }
        let time = clock.now - start
        print("texts \(lines.count), \(bytes) bytes, \(time)")
        var sum = 0.0
        for kind in results.keys.sorted() {
            let shares = results[kind]!.values.map { Double($0.right) / Double($0.all) }
            let mean = 100 * shares.reduce(0, +) / Double(shares.count)
            sum += mean
            print("\(kind)\t\(shares.count) languages\t\(String(format: "%.2f", mean))")
        }
        print("mean\t\(String(format: "%.2f", sum / Double(max(1, results.count))))")
        if each {
            for label in Set(lines.map(\.label)).sorted() {
                let cells = results.keys.sorted().map { kind in
                    results[kind]![label].map { String(format: "%.1f", 100 * Double($0.right) / Double($0.all)) } ?? "-"
                }
                print("\(label)\t\(cells.joined(separator: "\t"))")
            }
        }
        if confusions {
            for (key, counts) in mistakes.sorted(by: { $0.key < $1.key }) {
                let most = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(5)
                print("\(key)\t\(most.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
            }
        }
        if reliability {
            for kind in tenths.keys.sorted() {
                for (place, tally) in tenths[kind]!.enumerated() where tally.all > 0 {
                    print(
                        "\(kind)\t\(String(format: "%.1f", Double(place) / 10))\t\(tally.all)\t"
                            + String(
                                format: "%.3f\t%.3f", tally.mass / Double(tally.all),
                                Double(tally.right) / Double(tally.all)))
                }
            }
        }
    }
}
