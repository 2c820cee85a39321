public import AlignmentKit

extension TextReport {
    /// The shares in which candidates are nearest to the task.
    ///
    /// - Parameter candidates: names and tokens, in the order of the weights.
    public static func mixture(_ estimate: MixtureEstimate, candidates: [(path: String, tokens: UInt64)]) -> String {
        var text = Paragraph.wrap(opening(estimate))
        var table = TextTable([
            ("candidate", .left), ("share", .right), ("at least", .right), ("at most", .right), ("tokens", .right),
            ("gain from more", .right),
        ])
        let order = estimate.weights.indices.sorted {
            (estimate.weights[$1].weight, $0) < (estimate.weights[$0].weight, $1)
        }
        for index in order {
            let weight = estimate.weights[index]
            table.add([
                candidates[index].path + (weight.isIdentifiable ? "" : " (not determined)"),
                Figures.percent(weight.weight), Figures.percent(weight.interval?.lower),
                Figures.percent(weight.interval?.upper), Figures.whole(candidates[index].tokens),
                Figures.decimal(weight.gain, 3),
            ])
        }
        text += "\n" + table.text + "\n"
        text += Paragraph.wrap(
            "'gain from more' is 1 for candidates with a share; less than 1 says that more of the candidate would take the mixture away from the task."
        )
        if estimate.weights.contains(where: { !$0.isIdentifiable }) {
            text += Paragraph.wrap(
                "Where a share is not determined, the candidate's text is a mixture of the others', as far as the task can tell: only the sum of "
                    + "such shares means something.")
        }
        if let gain = estimate.heldOutGain {
            let interval = estimate.heldOutInterval.map {
                " (\(Figures.decimal($0.lower, 4)) to \(Figures.decimal($0.upper, 4)))"
            }
            text += Paragraph.wrap(
                "On parts of the task that the shares were not fitted to they gain \(Figures.decimal(gain, 4)) nats\(interval ?? "") over "
                    + "all poured together\(gain > 0 ? "." : ": nothing that another sample of the task would confirm.")"
            )
        } else {
            text += Paragraph.wrap("The task has too few documents to say how sure the shares are.")
        }
        text += Paragraph.wrap(
            "No other shares are nearer by more than \(Figures.significant(estimate.gap, 2)) nats (optimality gap).")
        return text + signature(estimate.signature)
    }

    private static func opening(_ estimate: MixtureEstimate) -> String {
        guard let after = estimate.crossEntropyAfter else {
            return
                "Mixed in these shares the candidates are \(Figures.decimal(estimate.after, 4)) nats from the task; poured together as they "
                + "are, \(Figures.decimal(estimate.before, 4)); in equal shares, \(Figures.decimal(estimate.uniform, 4))."
        }
        func perplexity(_ crossEntropy: Double?) -> String {
            Figures.significant(crossEntropy.map { LogarithmUnit.nats.power($0) }, 4)
        }
        return
            "Mixed in these shares the candidates' language models foretell the task with a perplexity of \(perplexity(after)) "
            + "(\(Figures.decimal(after, 4)) nats per token); in proportion to their tokens, "
            + "\(perplexity(estimate.crossEntropyBefore)); in equal shares, \(perplexity(estimate.crossEntropyUniform))."
    }
}
