/// What modified Kneser–Ney smoothing takes off the counts of one order, by adjusted count.
public struct Discounts: Sendable, Hashable {
    /// Taken off a count of 1, from 0 to 1.
    public var one: Double
    /// Taken off a count of 2, from 0 to 2.
    public var two: Double
    /// Taken off counts of 3 and more, from 0 to 3.
    public var threeOrMore: Double

    /// Discounts to fall back to where counts have no closed form of their own: those of `lmplz --discount_fallback`.
    public static let fallback = Discounts(one: 0.5, two: 1, threeOrMore: 1.5)

    public init(one: Double, two: Double, threeOrMore: Double) {
        precondition((0...1).contains(one) && (0...2).contains(two) && (0...3).contains(threeOrMore))
        self.one = one
        self.two = two
        self.threeOrMore = threeOrMore
    }

    /// The closed form of Chen and Goodman 1999, equation 26 (doi:10.1006/csla.1999.0128):
    /// D_j = j − (j + 1) · n₁/(n₁ + 2n₂) · n_{j+1}/n_j.
    ///
    /// - Parameter numbers: n₁ to n₄: how many n-grams have each adjusted count.
    /// - Throws: ``Impossible`` where a number that is divided by is 0, or a discount would lie outside its range.
    init(closedForm numbers: [UInt64]) throws(Impossible) {
        // Not `Double.init` alone, which takes the numbers for bit patterns.
        let n = numbers.map { Double($0) }
        var discounts: [Double] = []
        for count in 1...3 {
            guard n[count - 1] > 0 else {
                throw Impossible(reason: "no n-gram has the adjusted count \(count)")
            }
            // n₁ is above 0 here.
            let ratio = n[0] / (n[0] + 2 * n[1])
            discounts.append(Double(count) - Double(count + 1) * ratio * n[count] / n[count - 1])
        }
        for (index, discount) in discounts.enumerated() where !(0...Double(index + 1)).contains(discount) {
            let shown = (discount * 1000).rounded() / 1000
            throw Impossible(reason: "the discount of count \(index + 1) would be \(shown)")
        }
        self.init(one: discounts[0], two: discounts[1], threeOrMore: discounts[2])
    }

    /// Why there is no closed form.
    struct Impossible: Error {
        let reason: String
    }
}

extension LanguageModel {
    /// What the estimate of one order rests on.
    public struct OrderEstimate: Sendable, Hashable {
        /// The order.
        public let order: Int
        /// n-grams in the model; of order 1 with `<unk>` and `<s>`.
        public let ngrams: Int
        /// n₁ to n₄: how many n-grams have an adjusted count of 1, 2, 3, 4.
        public let countsOfCounts: [UInt64]
        /// What was taken off.
        public let discounts: Discounts
        /// Why the discounts are those to fall back to; `nil` where they are the counts' own.
        public let fallbackReason: String?
    }
}
