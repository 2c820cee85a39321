/// What is chosen, and how.
public struct SelectionOptions: Sendable, Hashable {
    /// How many documents to choose.
    public enum Amount: Sendable, Hashable {
        /// A share of the input's documents, above 0 and up to 1; rounded to whole documents.
        case fraction(Double)
        /// So many documents, or all where there are fewer.
        case documents(Int)
    }

    /// How documents are weighed.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Importance weights of hashed n-grams (DSIR).
        case dsir
        /// The difference of cross-entropies under language models of the task and of the corpus (R. Moore, W. Lewis 2010, ACL P10-2041).
        case mooreLewis = "moore-lewis"
    }

    public var amount: Amount
    public var method: Method
    /// Order of the language models of ``Method/mooreLewis``, 1 to 5.
    public var modelOrder: Int
    /// What documents are compared by; with ``Method/mooreLewis``, how they are cut, and what divergences are measured by.
    public var features: SelectionFeatures
    /// What keeps weights finite.
    public var smoothing: WeightSmoothing
    /// What becomes of weights that grow with length.
    public var lengthCorrection: LengthCorrection
    /// Documents of fewer tokens are never chosen.
    public var minimumTokens: Int
    /// Whether documents are drawn, with probabilities proportional to their weights and without replacement; otherwise those of the largest
    /// weights are taken, as Moore and Lewis do.
    public var isResampled: Bool
    /// The seed of the draw. The noise of a document depends on it and on the document's text alone.
    public var seed: UInt64

    public init(
        amount: Amount, method: Method = .dsir, features: SelectionFeatures = SelectionFeatures(),
        smoothing: WeightSmoothing = .dirichlet(pseudoCounts: 1), lengthCorrection: LengthCorrection = .calibrated,
        minimumTokens: Int = 1, isResampled: Bool = true, seed: UInt64 = 0, modelOrder: Int = 3
    ) {
        precondition((1...5).contains(modelOrder), "models have orders 1 to 5")
        self.modelOrder = modelOrder
        self.amount = amount
        self.method = method
        self.features = features
        self.smoothing = smoothing
        self.lengthCorrection = lengthCorrection
        self.minimumTokens = minimumTokens
        self.isResampled = isResampled
        self.seed = seed
    }

    /// What `data-selection` 1.0.3 does with its defaults, but for its random numbers.
    public static func reference(amount: Amount) -> SelectionOptions {
        SelectionOptions(
            amount: amount, features: .dsir, smoothing: .constant(1e-8), lengthCorrection: .none, minimumTokens: 100)
    }

    /// Moore and Lewis's method with its defaults: the documents of the lowest difference are taken.
    public static func mooreLewis(amount: Amount, modelOrder: Int = 3) -> SelectionOptions {
        SelectionOptions(amount: amount, method: .mooreLewis, isResampled: false, modelOrder: modelOrder)
    }

    /// Names every choice but the amount.
    ///
    /// - Parameter weighing: names what documents are weighed by.
    func signature(_ weighing: String) -> String {
        [
            "method:\(method.rawValue)", features.signature, weighing, "length:\(lengthCorrection.rawValue)",
            "minimumTokens:\(minimumTokens)", isResampled ? "resampled:gumbel|seed:\(seed)" : "resampled:no",
        ].joined(separator: "|")
    }

    /// Documents to choose of so many.
    func count(of documents: Int) -> Int {
        switch amount {
        case .documents(let count): min(max(0, count), documents)
        case .fraction(let share): min(max(0, Int((share * Double(documents)).rounded())), documents)
        }
    }
}
