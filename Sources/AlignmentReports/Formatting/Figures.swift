import AlignmentKit
import Foundation

/// Numbers as people read them.
enum Figures {
    /// What stands where there is no value.
    static let absent = "–"

    /// A whole number with separators: `1,234,567`.
    static func whole(_ value: some BinaryInteger) -> String {
        let digits = String(value.magnitude)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return value < 0 ? "-" + grouped : grouped
    }

    /// With a fixed number of decimals and separators, `-0` as `0`; ``absent`` where there is no finite value.
    static func decimal(_ value: Double?, _ decimals: Int = 2) -> String {
        guard let value, value.isFinite else { return absent }
        guard abs(value) < 1e15 else { return "\(value)" }
        let text = String(format: "%.\(decimals)f", abs(value))
        let parts = text.split(separator: ".", maxSplits: 1)
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        let whole = Int(parts[0]).map { Self.whole($0) } ?? String(parts[0])
        return (value < 0 && !isZero ? "-" : "") + whole + (parts.count > 1 ? ".\(parts[1])" : "")
    }

    /// A share as per cent with one decimal: `12.5 %`; a share that is not 0 is never shown as 0.
    static func percent(_ share: Double?) -> String {
        guard let share, share.isFinite else { return absent }
        if share > 0, share < 0.0005 { return "<0.1 %" }
        if share < 1, share > 0.9995 { return ">99.9 %" }
        return decimal(100 * share, 1) + " %"
    }

    /// A probability in whole per cent, never 0 or 100: `42 %`.
    static func probability(_ value: Double) -> String {
        if value < 0.005 { return "under 1 %" }
        if value > 0.995 { return "over 99 %" }
        return decimal(100 * value, 0) + " %"
    }

    /// Bytes in the unit that suits them: `12.3 MB`.
    static func bytes(_ count: some BinaryInteger) -> String {
        let value = Double(count)
        for (size, unit) in [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "KB")] where value >= size {
            return decimal(value / size, value / size < 10 ? 2 : 1) + " " + unit
        }
        return "\(count) bytes"
    }

    /// A number of tokens with three significant digits: `131B`, `2.5M`.
    static func tokens(_ value: Double) -> String {
        for (size, unit) in [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")] where value >= size && value < 1e16 {
            return significant(value / size, 3) + unit
        }
        return value < 1e15 ? significant(value, 3) : "\(value)"
    }

    /// With a number of significant digits, without trailing zeros; plain up to six digits, scientific beyond.
    static func significant(_ value: Double?, _ digits: Int) -> String {
        guard let value, value.isFinite else { return absent }
        if abs(value) >= 100, abs(value) < 1e6 { return decimal(value, 0) }
        return String(format: "%.\(digits)g", value)
    }
}
