import ScalingLaws

/// Random settings scored on every case once; the best of them, with any source left out.
struct HyperSearch {
    private var tried: [(settings: HyperSettings, scores: [ExtrapolationScore])] = []
    /// How many of the best are averaged.
    static let kept = 8

    init(_ cases: [ExtrapolationCase], draws: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<draws {
            let settings = HyperSettings(&random)
            tried.append((settings, cases.map { $0.score(settings.settings) }))
        }
    }

    /// The centre of the settings with the least loss on all sources but one.
    func best(without source: String?) -> HyperSettings {
        let losses = tried.enumerated().map { index, entry in
            (index, entry.scores.filter { source == nil || $0.case.source != source }.loss)
        }
        let order = losses.sorted { $0.1 < $1.1 }.prefix(Self.kept)
        return HyperSettings(centreOf: order.map { tried[$0.0].settings })
    }
}
