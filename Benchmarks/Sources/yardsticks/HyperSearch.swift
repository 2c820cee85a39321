import Foundation
import ScalingLaws

/// Random settings scored on every case, then more of them around the best; the best, with any source left out.
struct HyperSearch {
    private var tried: [(settings: HyperSettings, scores: [ExtrapolationScore])] = []

    /// - Parameter draws: how many settings are drawn from the whole range. As many again, for each source left out and
    ///   for none, divided among them, are drawn around the best, three times.
    init(_ cases: [ExtrapolationCase], draws: Int, sources: [String], seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func score(_ settings: HyperSettings) -> (HyperSettings, [ExtrapolationScore]) {
            (settings, cases.map { $0.score(settings.settings) })
        }
        for _ in 0..<draws { tried.append(score(HyperSettings(&random))) }
        let left: [String?] = sources.map { $0 } + [nil]
        for width in [0.25, 0.15, 0.08] {
            let centres = left.map { best(without: $0) }
            for centre in centres {
                for _ in 0..<(draws / left.count) { tried.append(score(centre.moved(width, &random))) }
            }
        }
    }

    /// The settings with the least loss on all sources but one.
    func best(without source: String?) -> HyperSettings { best(1, without: source)[0] }

    /// The middle of the best few, which leans less on luck.
    func middle(without source: String?) -> HyperSettings { HyperSettings(middleOf: best(5, without: source)) }

    private func best(_ count: Int, without source: String?) -> [HyperSettings] {
        let losses = tried.map { entry in
            entry.scores.filter { source == nil || $0.case.source != source }.loss
        }
        return losses.indices.sorted { losses[$0] < losses[$1] }.prefix(count).map { tried[$0].settings }
    }
}
