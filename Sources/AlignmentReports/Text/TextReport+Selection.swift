public import AlignmentKit

extension TextReport {
    /// What was chosen, and how much nearer to the task it is.
    public static func selection(_ selection: Selection, output: String) -> String {
        var text = Paragraph.wrap(
            "\(Figures.whole(selection.selected)) of \(Figures.whole(selection.documents)) documents "
                + "(\(Figures.whole(selection.selectedTokens)) of \(Figures.whole(selection.tokens)) tokens) are in \(output). "
                + verdict(selection))
        var table = TextTable([
            ("divergence from the task, nats", .left), ("value", .right), ("at least", .right), ("at most", .right),
        ])
        func add(_ name: String, _ divergence: FeatureDivergence?) {
            table.add([
                name, Figures.decimal(divergence?.value, 4), Figures.decimal(divergence?.interval?.lower, 4),
                Figures.decimal(divergence?.interval?.upper, 4),
            ])
        }
        add("all documents", selection.before)
        add("as many drawn at random", selection.random)
        add("those chosen", selection.after)
        text += "\n" + table.text
        if let null = selection.after?.null {
            text += Paragraph.wrap(
                "Documents of the task's own distribution would show about \(Figures.decimal(null, 4)) or more.",
                indent: "  ")
        }
        let short = selection.documents - selection.eligible
        if short > 0 {
            text +=
                "\n"
                + Paragraph.wrap(
                    "\(Figures.whole(short)) documents hold fewer tokens than may be chosen (--minimum-tokens).")
        }
        return text + signature(selection.signature)
    }

    private static func verdict(_ selection: Selection) -> String {
        guard let reduction = selection.reduction, let random = selection.random else {
            return "Nothing was chosen."
        }
        let amount = "\(Figures.decimal(abs(reduction), 3)) nats"
        if reduction <= 0 {
            return
                "They are no nearer to the task than as many drawn at random (\(amount) farther): choose fewer, or look "
                + "for other data."
        }
        let share = random.value > 0 ? reduction / random.value : 0
        return "They are nearer to the task by \(amount) (\(Figures.percent(share))) than as many drawn at random."
    }
}
