/// The counts of one n-gram type in both corpora, and its relative frequencies.
struct Pair {
    /// Counts in the first and the second corpus; not always whole numbers, where an expectation is integrated.
    var a: Double
    var b: Double
    /// Relative frequencies in the first and the second corpus.
    var p: Double
    var q: Double
    /// p − q, to its full relative precision.
    var difference: Double

    /// The same type with the corpora exchanged.
    @inline(__always)
    var swapped: Pair { Pair(a: b, b: a, p: q, q: p, difference: -difference) }
}

/// The sizes of two corpora, which turn counts into relative frequencies.
struct PairScale {
    /// Tokens of the first and the second corpus, and of both.
    let first: Double
    let second: Double
    let pooled: Double

    init(firstTotal: UInt64, secondTotal: UInt64) {
        first = Double(firstTotal)
        second = Double(secondTotal)
        pooled = first + second
    }

    /// The scale with the corpora exchanged.
    var swapped: PairScale { PairScale(first: second, second: first) }

    private init(first: Double, second: Double) {
        self.first = first
        self.second = second
        pooled = first + second
    }

    /// A type seen `a` times first and `b` times second.
    ///
    /// - Parameter cross: a·(second total) − b·(first total), to its full relative precision.
    @inline(__always)
    func pair(a: Double, b: Double, cross: Double) -> Pair {
        Pair(a: a, b: b, p: a / first, q: b / second, difference: cross / (first * second))
    }

    /// A type with whole counts, of corpora with these totals.
    @inline(__always)
    func pair(first: UInt64, second: UInt64, totals: (first: UInt64, second: UInt64)) -> Pair {
        let cross = Self.cross(first, totals.second, second, totals.first)
        return pair(a: Double(first), b: Double(second), cross: cross)
    }

    /// Tokens of the first corpus, of types that the second lacks, as if of one type.
    func unlisted(tokens: Double) -> Pair { pair(a: tokens, b: 0, cross: tokens * second) }

    /// a·(second total) − b·(first total), rounded once.
    @inline(__always)
    private static func cross(_ a: UInt64, _ secondTotal: UInt64, _ b: UInt64, _ firstTotal: UInt64) -> Double {
        let left = a.multipliedFullWidth(by: secondTotal)
        let right = b.multipliedFullWidth(by: firstTotal)
        let leftIsLarger = (left.high, left.low) >= (right.high, right.low)
        let (large, small) = leftIsLarger ? (left, right) : (right, left)
        let (low, borrow) = large.low.subtractingReportingOverflow(small.low)
        let magnitude = Double(large.high - small.high - (borrow ? 1 : 0)) * 0x1p64 + Double(low)
        return leftIsLarger ? magnitude : -magnitude
    }
}
