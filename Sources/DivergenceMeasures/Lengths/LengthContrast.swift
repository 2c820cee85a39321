import NGramStatistics
import RealModule

/// Two distributions of document lengths laid side by side: the steps of both cumulative distributions, on a scale.
struct LengthContrast {
    /// How a length is measured.
    enum Scale: Sendable {
        /// As it is, in tokens.
        case tokens
        /// As ln(1 + length).
        case logarithm

        /// How far apart two lengths are, `from` below `to`.
        func width(from: UInt64, to: UInt64) -> Double {
            switch self {
            case .tokens: Double(to - from)
            case .logarithm: .log(onePlus: Double(to - from) / (1 + Double(from)))
            }
        }
    }

    /// The stretch from one length that occurs to the next.
    struct Step {
        /// Documents of the first corpus that are as long as its beginning.
        var first: UInt64
        /// Those of the second.
        var second: UInt64
        /// Documents of the first corpus that are no longer.
        var firstUpTo: UInt64
        /// Those of the second.
        var secondUpTo: UInt64
        /// The stretch's width; 0 for the last, which is without end.
        var width: Double
    }

    let steps: [Step]
    /// Documents of the corpora.
    let first: UInt64
    let second: UInt64

    /// - Returns: `nil` where a corpus has no documents.
    init?(_ first: DocumentLengths, _ second: DocumentLengths, scale: Scale) {
        guard first.documents > 0, second.documents > 0 else { return nil }
        var lengths: [(length: UInt64, first: UInt64, second: UInt64)] = []
        lengths.reserveCapacity(first.entries.count + second.entries.count)
        var (i, j) = (0, 0)
        while i < first.entries.count || j < second.entries.count {
            let a = i < first.entries.count ? first.entries[i].length : .max
            let b = j < second.entries.count ? second.entries[j].length : .max
            // The greatest length of all may be UInt64.max itself.
            let takesFirst = i < first.entries.count && (a <= b || j == second.entries.count)
            let takesSecond = j < second.entries.count && (b <= a || i == first.entries.count)
            lengths.append(
                (
                    min(a, b), takesFirst ? first.entries[i].documents : 0,
                    takesSecond ? second.entries[j].documents : 0
                ))
            if takesFirst { i += 1 }
            if takesSecond { j += 1 }
        }
        var steps: [Step] = []
        steps.reserveCapacity(lengths.count)
        var (firstUpTo, secondUpTo): (UInt64, UInt64) = (0, 0)
        for (index, entry) in lengths.enumerated() {
            firstUpTo += entry.first
            secondUpTo += entry.second
            let next = index + 1 < lengths.count ? lengths[index + 1].length : entry.length
            steps.append(
                Step(
                    first: entry.first, second: entry.second, firstUpTo: firstUpTo, secondUpTo: secondUpTo,
                    width: scale.width(from: entry.length, to: next)))
        }
        self.steps = steps
        self.first = first.documents
        self.second = second.documents
    }

    /// The cumulative share of the first corpus less that of the second, to its full relative precision.
    func difference(_ step: Step) -> Double {
        let left = step.firstUpTo.multipliedFullWidth(by: second)
        let right = step.secondUpTo.multipliedFullWidth(by: first)
        let isPositive = (left.high, left.low) >= (right.high, right.low)
        let (larger, smaller) = isPositive ? (left, right) : (right, left)
        let (low, borrow) = larger.low.subtractingReportingOverflow(smaller.low)
        let high = larger.high - smaller.high - (borrow ? 1 : 0)
        let magnitude = (Double(high) * 0x1p64 + Double(low)) / (Double(first) * Double(second))
        return isPositive ? magnitude : -magnitude
    }

    /// The distance W₁: the area between the cumulative distributions.
    var distance: Double {
        var sum = CompensatedSum()
        for step in steps { sum.add(step.width * abs(difference(step))) }
        return sum.value
    }
}
