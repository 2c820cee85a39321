public import AlignmentKit

extension TextReport {
    /// A model that was estimated: its n-grams, their discounts, and what is to be said of them.
    public static func languageModel(_ estimate: LanguageModel.Estimate) -> String {
        var table = TextTable([
            ("n-grams of order", .left), ("in the model", .right), ("discount of 1", .right), ("of 2", .right),
            ("of 3 and more", .right),
        ])
        for order in estimate.orders {
            let discounts = order.discounts
            table.add(
                ["\(order.order)\(order.fallbackReason == nil ? "" : " *")", Figures.whole(UInt64(order.ngrams))]
                    + [discounts.one, discounts.two, discounts.threeOrMore].map { Figures.decimal($0, 4) })
        }
        var text = table.text
        let fallen = estimate.orders.filter { $0.fallbackReason != nil }
        if !fallen.isEmpty {
            let reasons = fallen.map { "order \($0.order): \($0.fallbackReason ?? "")" }.joined(separator: "; ")
            text +=
                "\n"
                + Paragraph.wrap(
                    "* The counts have no discounts of their own (\(reasons)), as happens with little text, text that repeats "
                        + "itself, and word classes. The fallback discounts stand in their place; probabilities still "
                        + "add up to 1, and are less sharp than more text would make them.")
        }
        if let perplexity = estimate.trainingScore.perplexity {
            text +=
                "\n"
                + Paragraph.wrap(
                    "Perplexity on the text that it is from: \(Figures.decimal(perplexity, 2)), over "
                        + "\(Figures.whole(UInt64(estimate.trainingScore.tokens))) tokens. The model has seen that text; score "
                        + "other text to judge it (--score).")
        }
        return text + signature(estimate.model.origin.signature)
    }

    /// How well a model foretells a text.
    public static func score(_ score: TextScore, under model: LanguageModel) -> String {
        var table = TextTable([("scored", .left), ("", .right)])
        if score.sentences > 0 { table.add(["sentences", Figures.whole(UInt64(score.sentences))]) }
        table.add([
            score.sentences > 0 ? "tokens, ends of sentences included" : "tokens", Figures.whole(UInt64(score.tokens)),
        ])
        table.add(["unknown to the model", Figures.whole(UInt64(score.unknown))])
        table.add(["log10 probability", Figures.decimal(score.logProbability, 4)])
        func figure(_ value: Double?, _ places: Int) -> String { value.map { Figures.decimal($0, places) } ?? "-" }
        table.add(["perplexity", figure(score.perplexity, 4)])
        table.add(["perplexity without unknown words", figure(score.perplexityExcludingUnknown, 4)])
        table.add(["cross-entropy, nats per token", figure(score.crossEntropy, 5)])
        return table.text + signature(model.origin.signature)
    }
}
