/// How much documents make the tokens of a type stick together.
///
/// Tokens are not dealt out one by one: a word that occurs in a document tends to occur there again. Where a
/// type occurs c times, the variance of its count on one side is φ(c) times what single tokens would give:
/// φ(c) = 1 + A (c − 1) / (1 + (c − 2)/10), with A the correlation of the two tokens of a type that occurs twice. A
/// type seen once cannot stick together, and for frequent types φ levels off at 1 + 10 A. The shape, measured on manuals in two
/// languages and n-grams of orders 1 to 3, is fixed; A is measured for each corpus. See Documentation/Measures.md.
struct BurstModel {
    /// A, in 0...1; zero when tokens are independent.
    var correlation: Double

    /// A model.
    ///
    /// - Precondition: the correlation lies in 0...1.
    init(correlation: Double) {
        precondition((0...1).contains(correlation))
        self.correlation = correlation
    }

    /// Tokens that fall independently of each other.
    static let independent = BurstModel(correlation: 0)

    /// φ(c), in 1...c: the variance of the count of a type that occurs `count` times, as a multiple of that of independent tokens.
    func inflation(count: Double) -> Double {
        1 + correlation * Self.excess(count: count)
    }

    /// (φ(c) − 1) / A.
    static func excess(count: Double) -> Double {
        count > 1 ? (count - 1) / (1 + (count - 2) / 10) : 0
    }
}
