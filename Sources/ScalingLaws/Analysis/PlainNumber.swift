internal import RealModule

/// Numbers as sentences print them.
package enum PlainNumber {
    /// With a fixed number of decimals, `-0` as `0`.
    package static func decimal(_ value: Double, _ decimals: Int = 2) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        let factor = Double.pow(10, decimals)
        let scaled = (abs(value) * factor).rounded()
        let whole = Int64((scaled / factor).rounded(.down))
        let digits = String(Int64(scaled) - whole * Int64(factor))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        if decimals == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole)." + String(repeating: "0", count: max(0, decimals - digits.count)) + digits
    }

    /// A number of tokens with three significant digits: `131B`, `2.5M`.
    package static func tokens(_ tokens: Double) -> String {
        for (unit, name) in [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")] where tokens >= unit && tokens < 1e16 {
            let value = tokens / unit
            let text = decimal(value, value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2)
            return
                (text.hasSuffix(".00")
                ? String(text.dropLast(3)) : text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
                + name
        }
        return tokens < 1e15 ? decimal(tokens, 0) : "\(tokens)"
    }

    /// A p-value with its relation: `= 0.042`, `< 0.001`.
    package static func pValue(_ value: Double) -> String { value < 0.001 ? "< 0.001" : "= " + decimal(value, 3) }

    /// A probability in whole per cent, never a misleading 0 or 100.
    package static func percent(_ probability: Double) -> String {
        probability < 0.005 ? "under 1 %" : probability > 0.995 ? "over 99 %" : decimal(100 * probability, 0) + " %"
    }
}
