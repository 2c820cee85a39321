import RealModule

/// What BLEU does with an order of which no n-gram matches.
///
/// B. Chen, C. Cherry, A Systematic Comparison of Smoothing Techniques for Sentence-Level BLEU, WMT 2014,
/// doi:10.3115/v1/W14-3346.
public enum Smoothing: Sendable, Hashable, Codable {
    /// Nothing: the score is 0.
    case none
    /// A small number, 0.1 where none is given, in place of no match (method 1).
    case floor(Double = 0.1)
    /// k, 1 where none is given, more matches and n-grams at orders above 1 (method 2, after Lin and Och 2004).
    case addK(Double = 1)
    /// Half a match at the first order without any, a quarter at the next, and so on (method 3, `mteval-v13a`).
    case exponential

    /// As it stands in the signature.
    var signature: String {
        switch self {
        case .none: "none"
        case .floor(let value): "floor[\(Self.twoDecimals(value))]"
        case .addK(let value): "add-k[\(Self.twoDecimals(value))]"
        case .exponential: "exp"
        }
    }

    /// With two decimals, rounded to the nearest, ties of the exact binary value to even.
    private static func twoDecimals(_ value: Double) -> String {
        let product = abs(value) * 100
        guard product < 1e15 else { return "\(value)" }
        var hundredths = product.rounded(.toNearestOrEven)
        // What the product lost decides where it seems to lie in the middle.
        let lost = (-product).addingProduct(abs(value), 100)
        if product - hundredths == 0.5, lost > 0 { hundredths += 1 }
        if product - hundredths == -0.5, lost < 0 { hundredths -= 1 }
        let whole = Int(hundredths)
        let decimals = whole % 100
        return (value < 0 ? "-" : "") + "\(whole / 100)." + (decimals < 10 ? "0" : "") + "\(decimals)"
    }
}
