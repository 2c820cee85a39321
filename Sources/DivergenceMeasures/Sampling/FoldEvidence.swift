import NGramStatistics

/// What the folds of the two corpora tell about the dependence of their tokens.
struct FoldEvidence {
    /// Sides whose folds were used.
    let hasFirst: Bool
    let hasSecond: Bool
    /// How tokens of a type stick together in both corpora pooled.
    let burst: BurstModel
    /// Design effect of each measure for sampling the first or second corpus.
    let firstEffect: [Double]
    let secondEffect: [Double]
    /// Degrees of freedom of those design effects; infinite without folds.
    let firstFreedom: Double
    let secondFreedom: Double

    init(
        spectrum: JointCountSpectrum, first: FoldHistograms?, second: FoldHistograms?, order: Int,
        isHashed: Bool = false, measures: [DivergenceMeasure], smoothing: ReferenceSmoothing
    ) {
        let firstAlone = first.flatMap { DesignEffect(folds: [$0], order: order) }
        let secondAlone = second.flatMap { DesignEffect(folds: [$0], order: order) }
        hasFirst = firstAlone != nil
        hasSecond = secondAlone != nil
        let measured = isHashed || !(hasFirst || hasSecond) ? nil : Self.measuredBurst([first, second], order: order)
        if let measured {
            burst = measured
        } else if let first, let second, hasFirst, hasSecond,
            let together = DesignEffect(folds: [first, second], order: order)
        {
            burst = together.burst(
                types: spectrum.countsOfCounts { $0.first + $0.second }, typesAreBuckets: isHashed)
        } else if let firstAlone {
            burst = firstAlone.burst(types: spectrum.countsOfCounts(\.first), typesAreBuckets: isHashed)
        } else if let secondAlone {
            burst = secondAlone.burst(types: spectrum.countsOfCounts(\.second), typesAreBuckets: isHashed)
        } else {
            burst = .independent
        }
        func influence(_ own: FoldHistograms?, against other: FoldHistograms?, _ side: PairSide) -> InfluenceEffect? {
            guard let own, let other else { return nil }
            return InfluenceEffect(
                own: own, other: other, side: side, order: order, measures: measures, smoothing: smoothing)
        }
        func effects(_ influence: InfluenceEffect?, _ alone: DesignEffect?) -> [Double] {
            influence?.effects ?? measures.map { _ in alone?.perToken ?? 1 }
        }
        let firstInfluence = influence(hasFirst ? first : nil, against: second, .first)
        let secondInfluence = influence(hasSecond ? second : nil, against: first, .second)
        firstEffect = effects(firstInfluence, firstAlone)
        secondEffect = effects(secondInfluence, secondAlone)
        firstFreedom = firstInfluence?.degreesOfFreedom ?? .infinity
        secondFreedom = secondInfluence?.degreesOfFreedom ?? .infinity
        hasFewDocuments =
            min(firstFreedom, secondFreedom) < Self.fewFolds || (first != nil && !hasFirst)
            || (second != nil && !hasSecond)
    }

    /// How tokens cluster in the documents of the corpora pooled, from their samples of types; `nil` where one that has folds has none.
    private static func measuredBurst(_ folds: [FoldHistograms?], order: Int) -> BurstModel? {
        var pooled: BurstinessSample?
        for histograms in folds {
            guard let histograms else { continue }
            guard order <= histograms.burstiness.count else { return nil }
            let sample = histograms.burstiness[order - 1]
            if pooled == nil { pooled = sample } else { pooled?.merge(sample) }
        }
        return pooled.flatMap(BurstCurve.init).map(BurstModel.init)
    }

    /// Whether a corpus was counted by documents, of which it has too few to show how documents differ.
    let hasFewDocuments: Bool

    /// Below so many degrees of freedom the simulated intervals of trigram measures held too seldom.
    private static let fewFolds = 10.0

    /// Words for the estimator's name: which sides' documents were accounted for.
    var label: String {
        switch (hasFirst, hasSecond) {
        case (true, true): "documents from folds"
        case (true, false): "documents from folds of the pretraining side only"
        case (false, true): "documents from folds of the downstream side only"
        case (false, false): "tokens taken as independent"
        }
    }
}
