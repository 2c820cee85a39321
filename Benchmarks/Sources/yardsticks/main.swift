// Measures the forecast and the evidence against the yardsticks of Documentation/Predictor.md, and prints them as
// Markdown. Usage: yardsticks [FOLDER [DRAWS]], or yardsticks bank RUNS SEED for the curves that the evidence is fitted on, or
// yardsticks speed [FOLDER] for time and memory; see Scripts/predictor.
import Foundation
import PerformancePrediction
import ScalingLaws

if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "bank" {
    try EvidenceBank.printBank(
        runs: Int(CommandLine.arguments[2]) ?? 0, seed: UInt64(CommandLine.arguments[3]) ?? 0)
    exit(0)
}

if CommandLine.arguments.count >= 2, CommandLine.arguments[1] == "speed" {
    let folder = CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : "../shared/data/curves"
    try ForecastSpeed().report(try PublishedCurve.all(in: folder))
    exit(0)
}

let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "../shared/data/curves"
let draws = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 0 : 0

func decimal(_ value: Double, _ places: Int = 2) -> String { String(format: "%.\(places)f", value) }
func row(_ cells: [String]) { print("| " + cells.joined(separator: " | ") + " |") }
func table(_ header: [String]) {
    print("")
    row(header)
    row(header.map { _ in "---" })
}

let curves = try PublishedCurve.all(in: folder)
let published = try ExtrapolationCase.published(curves)
var simulated: [ExtrapolationCase] = []
for (kind, deviation) in [(SimulatedCurve.logLaw, 0.3), (.logLaw, 0.7), (.saturating, 0.3), (.flat, 0.3), (.flat, 0.7)]
{
    simulated += try ExtrapolationCase.simulated(kind, deviation: deviation, count: 40, seed: 99)
}
print(
    "Curves: "
        + PublishedCurve.sources.map { s in "\(s) \(curves.filter { $0.source == s }.count)" }.joined(separator: ", "))

@MainActor func extrapolation(_ title: String, _ settings: (String) -> MixtureSettings) {
    let scores = published.map { $0.score(settings($0.source)) }
    print("\n### \(title)")
    table(
        ["split", "MAE", "MAE log-law", "clipped", "median ratio to clipped", "90 % intervals hold", "width"]
            + PublishedCurve.sources.map { "\($0): MAE, holds" })
    for split in ["half", "first4", "tail8"] {
        let all = scores.of(nil, split)
        row(
            [
                split, decimal(all.mean(\.error)), decimal(all.mean { $0.case.logLaw }),
                decimal(all.mean { $0.case.clipped }),
                decimal(all.medianRatio), decimal(all.coverage), decimal(all.mean(\.width), 1),
            ]
                + PublishedCurve.sources.map { source in
                    let some = scores.of(source, split)
                    return "\(decimal(some.mean(\.error))), \(decimal(some.coverage))"
                })
    }
    let both = scores.of(nil, "half", "tail8")
    print(
        "\nIntervals, `half` and `tail8` pooled: \(decimal(both.coverage)) ("
            + PublishedCurve.sources.map { "\($0) \(decimal(both.of($0).coverage))" }.joined(separator: ", ") + ").")
    table(["simulated truth, noise", "MAE", "MAE log-law", "ratio", "90 % intervals hold the truth"])
    let made = simulated.map { $0.score(settings("simulated")) }
    for name in Set(made.map(\.case.split)).sorted() {
        let some = made.of(nil, name)
        row([
            name, decimal(some.mean(\.error)), decimal(some.mean { $0.case.clipped }),
            decimal(some.mean(\.error) / some.mean { $0.case.clipped }), decimal(some.coverage),
        ])
    }
}

if draws > 0 {
    let search = HyperSearch(
        published + simulated.filter { $0.split == "logLaw 0.3" || $0.split == "flat 0.3" }, draws: draws,
        sources: PublishedCurve.sources, seed: 2024)
    var chosen: [String: MixtureSettings] = [:]
    for source in PublishedCurve.sources {
        let best = search.middle(without: source)
        print("\nWithout \(source): \(best.description)")
        chosen[source] = best.settings
    }
    let best = search.middle(without: nil)
    print("\nAll: \(best.description)")
    extrapolation("Settings chosen without the source (the middle of the best five of \(4 * draws) drawn)") {
        chosen[$0] ?? best.settings
    }
}
extrapolation("The settings shipped (in-sample)") { _ in MixtureSettings() }

print("\n### After an unseen fall (simulated, turns after the fourth checkpoint)")
table(["noise", "the break component alone", "the whole forecast", "without a break"])
for deviation in [0.3, 0.7] {
    let cases = try ExtrapolationCase.simulated(.riseThenFall, deviation: deviation, count: 150, seed: 5, isNoisy: true)
    func holds(_ doubt: BreakDoubt?) -> String {
        decimal(cases.map { $0.score(MixtureSettings(), doubt: doubt) }.coverage)
    }
    row([decimal(deviation, 1), holds(BreakDoubt(fallen: 0, later: 1)), holds(nil), holds(BreakDoubt.none)])
}

print("\n### False alarms at 5 %")
table(["truth", "noise"] + [3, 4, 6, 8, 12].map { "n = \($0)" })
for name in EvidenceBank.monotone {
    for isKnown in [true, false] {
        row(
            [name, isKnown ? "SD 0.5, known" : "from the prior, not known"]
                + (try [3, 4, 6, 8, 12].map {
                    decimal(
                        100
                            * (try EvidenceBank.alarms(
                                name, count: $0, deviation: isKnown ? 0.5 : nil, isKnown: isKnown, runs: 20_000, seed: 3
                            )), 1)
                }))
    }
}
print("\n### Power at 5 %, SD 0.5")
table(["truth", "noise"] + [3, 4, 6, 8, 12].map { "n = \($0)" })
for name in ["fall 1", "fall 2", "fall 4", "straight 1", "straight 2", "straight 4"] {
    for isKnown in [true, false] {
        row(
            [name, isKnown ? "known" : "not known"]
                + (try [3, 4, 6, 8, 12].map {
                    decimal(
                        100
                            * (try EvidenceBank.alarms(
                                name, count: $0, deviation: 0.5, isKnown: isKnown, runs: 5000, seed: 4)),
                        1)
                }))
    }
}
for isKnown in [true, false] {
    let bank = try EvidenceBank.calibration(isKnown: isKnown, runs: 40_000, seed: 6)
    print(
        "\n### Probability of not being monotone, SD \(isKnown ? "known" : "not known"): Brier \(decimal(bank.brier, 3))"
    )
    table(["tenth", "curves", "stated", "observed"])
    for (index, tenth) in bank.tenths.enumerated() where tenth.count > 0 {
        let count = Double(tenth.count)
        row(["\(index)", "\(tenth.count)", decimal(tenth.stated / count), decimal(tenth.observed / count)])
    }
}

try ForecastSpeed().report(curves)
