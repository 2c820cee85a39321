internal import ScalingLaws

extension PerformancePredictor {
    /// What speaks for and against, in the order of the argument; the effects add up to ln of the odds.
    func evidence(
        _ features: AlignmentFeatures, _ model: ModelFeatures, _ prior: BreakPrior, _ analysis: CurveAnalysis
    ) -> [Evidence] {
        var evidence = [
            Evidence(
                name: "publishedRate", value: Double(parameters.breaks) / Double(max(1, parameters.rows)),
                effect: prior.baseLogOdds,
                sentence: "\(parameters.breaks) of \(parameters.rows) published pairs of corpus and task broke.")
        ]
        for (index, value) in model.values.enumerated() {
            guard let value else { continue }
            evidence.append(modelled(index, value, effect: prior.effects[index], features: features))
        }
        let unclamped = prior.effects.reduce(prior.baseLogOdds, +)
        evidence.append(
            Evidence(
                name: "uncertainty", value: prior.probability, effect: LogOdds.of(prior.probability) - unclamped,
                sentence: "Doubt about the coefficients and the task, and the bounds of 0.05 and 0.6, "
                    + "bring the probability before any run to \(PlainNumber.percent(prior.probability))."))
        evidence += shown(features)
        if let test = analysis.monotonicity {
            evidence.append(
                Evidence(
                    name: "isotonicTest", value: test.pValue, effect: test.logBayesFactor,
                    sentence: test.pValue == 1
                        ? "No checkpoint scores below an earlier one."
                        : "The test on falls beyond the noise has p \(PlainNumber.pValue(test.pValue))."))
        }
        if analysis.crossEntropyMisleads {
            evidence.append(
                Evidence(
                    name: "crossEntropy", value: analysis.curve.points.last?.crossEntropy, effect: 0,
                    sentence:
                        "Cross-entropy keeps falling while the score falls; alone it would have cleared the corpus."))
        }
        return evidence
    }

    private func modelled(_ index: Int, _ value: Double, effect: Double, features: AlignmentFeatures) -> Evidence {
        let direction = effect < 0 ? "speaks for the corpus" : "speaks against the corpus"
        switch index {
        case 0:
            let isMeasured = features.targetCoverage != nil || features.outOfVocabulary != nil
            return Evidence(
                name: ModelFeatures.names[0], value: 1 - value, effect: effect,
                sentence: "The corpus covers \(PlainNumber.percent(1 - value)) of the target side's tokens"
                    + (isMeasured ? "" : " as far as its languages tell") + ", which \(direction).")
        case 1:
            return Evidence(
                name: ModelFeatures.names[1], value: 1 - value, effect: effect,
                sentence: "The translation alignment score is \(PlainNumber.decimal(1 - value)) (at most 1 counts), "
                    + "which \(direction).")
        default:
            let isMeasured = features.targetDivergence != nil || features.sourceDivergence != nil
            return Evidence(
                name: ModelFeatures.names[2], value: value, effect: effect,
                sentence: "The divergence from the task, on a scale from 0 to 1, is \(PlainNumber.decimal(value))"
                    + (isMeasured ? "" : " as far as its languages tell") + ", which \(direction).")
        }
    }

    /// Features that a reader wants to see though the prior does not use them.
    private func shown(_ features: AlignmentFeatures) -> [Evidence] {
        let all: [(String, Double?, String)] = [
            ("sourceShare", features.sourceShare, "The share of the source language in the corpus."),
            ("targetShare", features.targetShare, "The share of the target language in the corpus."),
            (
                "targetDivergence", features.targetDivergence,
                "The divergence from the target side; samples of one distribution would show "
                    + (features.targetDivergenceNull.map { PlainNumber.decimal($0) } ?? "an unknown amount") + "."
            ),
            (
                "sourceDivergence", features.sourceDivergence,
                "The divergence from the source side; samples of one distribution would show "
                    + (features.sourceDivergenceNull.map { PlainNumber.decimal($0) } ?? "an unknown amount") + "."
            ),
            (
                "sourceCoverage", features.sourceCoverage,
                "The share of the source side's tokens that the corpus covers."
            ),
            (
                "outOfVocabulary", features.outOfVocabulary,
                "The share of the target side's tokens that the corpus lacks."
            ),
            (
                "targetDomainDistance", features.targetDomainDistance,
                "The distance of the corpus's text from the target side beyond what the language's share implies, 0 to 1."
            ),
            (
                "sourceDomainDistance", features.sourceDomainDistance,
                "The distance of the corpus's text from the source side beyond what the language's share implies, 0 to 1."
            ),
            (
                "targetProxyDistance", features.targetProxyDistance,
                "How well a linear classifier tells the corpus from the target side, 0 to 1; "
                    + "by its languages alone "
                    + (features.targetShare.flatMap(unitInterval).map { PlainNumber.decimal(1 - $0) }
                        ?? "an unknown amount") + "."
            ),
            (
                "sourceProxyDistance", features.sourceProxyDistance,
                "How well a linear classifier tells the corpus from the source side, 0 to 1; "
                    + "by its languages alone "
                    + (features.sourceShare.flatMap(unitInterval).map { PlainNumber.decimal(1 - $0) }
                        ?? "an unknown amount") + "."
            ),
            (
                "crossEntropyExcess", features.crossEntropyExcess,
                "How much of the target side a model of the corpus does not expect, 0 to 1."
            ),
            (
                "finetuningTokens", features.finetuningTokens,
                "With a large finetuning set pretraining adds little: compare with a model without pretraining."
            ),
        ]
        return all.compactMap { name, value, sentence in
            guard let value, value.isFinite else { return nil }
            return Evidence(name: name, value: value, effect: 0, sentence: sentence)
        }
    }
}
