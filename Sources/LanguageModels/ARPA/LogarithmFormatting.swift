/// Writes 32-bit logarithms so that reading them back gives the same 32 bits.
enum LogarithmFormatting {
    /// Most bytes that one takes.
    static let maximumByteCount = 32

    /// The digits of 0 to 99, two bytes each; to be kept by who writes many numbers.
    static let digitPairs: [UInt8] = (0..<100).flatMap { (number: UInt8) -> [UInt8] in
        [48 + number / 10, 48 + number % 10]
    }

    /// Writes a finite number of any size.
    ///
    /// From 1 up seven decimals tell all 32-bit numbers apart, from 2⁻⁶ up nine do; others are written in their shortest form.
    ///
    /// - Parameter pairs: ``digitPairs``.
    @inline(__always)
    static func write(_ value: Float, to end: inout UnsafeMutablePointer<UInt8>, pairs: UnsafePointer<UInt8>) {
        let magnitude = abs(value)
        guard magnitude >= 0x1p-6, magnitude < 100 else { return unsafe writeShortest(value, to: &end) }
        if value < 0 {
            unsafe end.pointee = UInt8(ascii: "-")
            unsafe end += 1
        }
        var whole: UInt32
        var fraction: UInt32
        let isBelowOne = magnitude < 1
        if isBelowOne {
            fraction = UInt32((Double(magnitude) * 1e9).rounded())
            whole = fraction / 1_000_000_000
            fraction -= whole * 1_000_000_000
        } else {
            let scaled = UInt32((Double(magnitude) * 1e7).rounded())
            whole = scaled / 10_000_000
            fraction = scaled - whole * 10_000_000
        }
        if whole >= 10 {
            unsafe writePair(whole, at: end, pairs)
            unsafe end += 2
        } else {
            unsafe end.pointee = UInt8(truncatingIfNeeded: 48 &+ whole)
            unsafe end += 1
        }
        if fraction == 0 { return }
        unsafe end.pointee = UInt8(ascii: ".")
        if isBelowOne {
            let first = fraction / 100_000_000
            unsafe end[1] = UInt8(truncatingIfNeeded: 48 &+ first)
            fraction -= first * 100_000_000
            let high = fraction / 10_000
            let low = fraction - high * 10_000
            unsafe writePair(high / 100, at: end + 2, pairs)
            unsafe writePair(high % 100, at: end + 4, pairs)
            unsafe writePair(low / 100, at: end + 6, pairs)
            unsafe writePair(low % 100, at: end + 8, pairs)
            unsafe end += 10
        } else {
            let first = fraction / 1_000_000
            unsafe end[1] = UInt8(truncatingIfNeeded: 48 &+ first)
            fraction -= first * 1_000_000
            let high = fraction / 10_000
            let low = fraction - high * 10_000
            unsafe writePair(high, at: end + 2, pairs)
            unsafe writePair(low / 100, at: end + 4, pairs)
            unsafe writePair(low % 100, at: end + 6, pairs)
            unsafe end += 8
        }
        while unsafe end[-1] == UInt8(ascii: "0") { unsafe end -= 1 }
    }

    @inline(__always)
    private static func writePair(_ value: UInt32, at place: UnsafeMutablePointer<UInt8>, _ pairs: UnsafePointer<UInt8>)
    {
        unsafe place[0] = unsafe pairs[2 &* Int(value)]
        unsafe place[1] = unsafe pairs[2 &* Int(value) &+ 1]
    }

    @inline(never)
    private static func writeShortest(_ value: Float, to end: inout UnsafeMutablePointer<UInt8>) {
        let text = value == 0 ? "0" : "\(value)"
        for byte in text.utf8 {
            unsafe end.pointee = byte
            unsafe end += 1
        }
    }
}
