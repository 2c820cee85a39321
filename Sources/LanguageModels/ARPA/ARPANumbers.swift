import Foundation

/// Reads the numbers of ARPA files.
enum ARPANumbers {
    /// A finite number, or the logarithm of 0 as `-inf`; `nil` where the bytes are none.
    static func logarithm(_ field: UnsafeBufferPointer<UInt8>) -> Float? {
        if let value = unsafe plain(field) { return value }
        let text = unsafe String(decoding: field, as: UTF8.self).lowercased()
        if text == "-inf" || text == "-infinity" { return Float(Interpolation.logarithmOfZero) }
        guard !text.hasPrefix("0x"), !text.hasPrefix("-0x"), let value = Float(text), value.isFinite else { return nil }
        return value
    }

    /// A number without an exponent, of up to 15 digits: exact in a double, and so after one rounding in 32 bits.
    @inline(__always)
    private static func plain(_ field: UnsafeBufferPointer<UInt8>) -> Float? {
        var index = 0
        let isNegative = unsafe field.count > 0 && field[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        var digits = 0
        var value: UInt64 = 0
        var decimals = -1
        while index < field.count {
            let byte = unsafe field[index]
            if byte == UInt8(ascii: "."), decimals < 0 {
                decimals = 0
            } else if byte &- 48 < 10 {
                value = value &* 10 &+ UInt64(byte &- 48)
                digits &+= 1
                if decimals >= 0 { decimals &+= 1 }
            } else {
                return nil
            }
            index &+= 1
        }
        guard (1...15).contains(digits) else { return nil }
        let magnitude = decimals > 0 ? Double(value) / powersOfTen[decimals] : Double(value)
        return Float(isNegative ? -magnitude : magnitude)
    }

    private static let powersOfTen: [Double] = (0...15).map { exponent in
        (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }

    /// A number of n-grams; `nil` where the bytes are none.
    static func count(_ field: some Sequence<UInt8>) -> Int? {
        var value = 0
        var digits = 0
        for byte in field {
            guard byte &- 48 < 10, digits < 15 else { return nil }
            value = value * 10 + Int(byte - 48)
            digits += 1
        }
        return digits > 0 ? value : nil
    }
}
