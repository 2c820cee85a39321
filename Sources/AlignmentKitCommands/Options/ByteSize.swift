import ArgumentParser

/// A number of bytes as people write it: `512M`, `4G`, `2GiB`, `1000000`.
///
/// K, M, G and T, alone or followed by `iB`, are powers of 1024; KB, MB, GB and TB are powers of 1000.
struct ByteSize: ExpressibleByArgument, Equatable {
    /// Bytes.
    let count: Int

    init(count: Int) { self.count = count }

    /// As few digits as tell it exactly, in powers of 1024.
    var defaultValueDescription: String {
        var rest = count
        for suffix in ["", "K", "M", "G"] {
            if rest % 1024 != 0 { return "\(rest)\(suffix)" }
            rest /= 1024
        }
        return "\(rest)T"
    }

    init?(argument: String) {
        let text = argument.uppercased()
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), number.isFinite, number > 0 else { return nil }
        let suffix = text.dropFirst(digits.count)
        let power: Double
        switch suffix.first {
        case nil, "B": power = 0
        case "K": power = 1
        case "M": power = 2
        case "G": power = 3
        case "T": power = 4
        default: return nil
        }
        let base: Double
        switch suffix.dropFirst() {
        case "", "IB": base = 1024
        case "B": base = 1000
        default: return nil
        }
        var bytes = number
        for _ in 0..<Int(power) { bytes *= base }
        guard bytes >= 1, bytes < 1e18 else { return nil }
        count = Int(bytes)
    }
}
