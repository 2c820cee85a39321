import Foundation

/// Sums over ranks of powers and logarithms, by Euler and Maclaurin's formula where there are many.
///
/// With x = r + q and y = x/(1 + q), so that nothing under- or overflows.
struct PowerSums {
    /// s.
    let exponent: Double
    /// q.
    let shift: Double

    private var first: Double { 1 + shift }

    /// Σ w, Σ w ln y, Σ w ln² y, Σ w/x, Σ w ln y/x and Σ w/x², with w = y^−s.
    struct Moments {
        var weight = 0.0
        var log = 0.0
        var squaredLog = 0.0
        var inverse = 0.0
        var logInverse = 0.0
        var squaredInverse = 0.0
    }

    func moments(_ ranks: ClosedRange<UInt64>) -> Moments {
        Moments(
            weight: sum(ranks, Term(exponent: exponent, 1, 0, 0)), log: sum(ranks, Term(exponent: exponent, 0, 1, 0)),
            squaredLog: sum(ranks, Term(exponent: exponent, 0, 0, 1)),
            inverse: sum(ranks, Term(exponent: exponent + 1, 1, 0, 0)) / first,
            logInverse: sum(ranks, Term(exponent: exponent + 1, 0, 1, 0)) / first,
            squaredInverse: sum(ranks, Term(exponent: exponent + 2, 1, 0, 0)) / (first * first))
    }

    /// Σ ln y, Σ 1/x and Σ 1/x²: ``exponent`` plays no part.
    func observed(_ ranks: ClosedRange<UInt64>) -> (log: Double, inverse: Double, squaredInverse: Double) {
        let count = Double(ranks.upperBound - ranks.lowerBound + 1)
        let middle = Double(ranks.lowerBound) / 2 + Double(ranks.upperBound) / 2
        let inverse = 1 / (middle + shift)
        if count == 1 || count * abs(inverse) < 1e-3 {
            // One rank, or few for where they are: Taylor's series about the middle, whose next term is below 1e-14.
            let spread = (count * count - 1) * inverse * inverse
            return (
                count * (log1p((middle - 1) / first) - spread / 24), count * inverse * (1 + spread / 12),
                count * inverse * inverse * (1 + spread / 4)
            )
        }
        return (
            sum(ranks, Term(exponent: 0, 0, 1, 0)), sum(ranks, Term(exponent: 1, 1, 0, 0)) / first,
            sum(ranks, Term(exponent: 2, 1, 0, 0)) / (first * first)
        )
    }

    /// y^−e (a + b ln y + c ln² y).
    struct Term {
        var exponent: Double
        var constant: Double
        var linear: Double
        var square: Double

        init(exponent: Double, _ constant: Double, _ linear: Double, _ square: Double) {
            self.exponent = exponent
            self.constant = constant
            self.linear = linear
            self.square = square
        }

        /// At y = e^u.
        func value(_ u: Double) -> Double { exp(-exponent * u) * (constant + u * (linear + u * square)) }

        /// The derivative by y.
        var derivative: Term {
            Term(
                exponent: exponent + 1, linear - exponent * constant, 2 * square - exponent * linear, -exponent * square
            )
        }
    }

    /// Σ over the ranks of a term.
    func sum(_ ranks: ClosedRange<UInt64>, _ term: Term) -> Double {
        var sum = CompensatedSum()
        // The series needs terms that change slowly from rank to rank: x well above 1 and above the exponent.
        let start = max(64, 16 * abs(term.exponent)) - shift
        var rank = ranks.lowerBound
        while rank <= ranks.upperBound, Double(rank) < start || ranks.upperBound - rank < 16 {
            sum.add(term.value(log1p(Double(rank - 1) / first)))
            rank += 1
        }
        guard rank <= ranks.upperBound else { return sum.value }
        let low = log1p(Double(rank - 1) / first)
        let high = log1p(Double(ranks.upperBound - 1) / first)
        sum.add(integral(term, from: low, to: high, width: Double(ranks.upperBound - rank) / first))
        sum.add((term.value(low) + term.value(high)) / 2)
        // Steps of one rank are steps of 1/(1 + q) in y.
        var derivative = term.derivative
        sum.add((derivative.value(high) - derivative.value(low)) / (12 * first))
        derivative = derivative.derivative.derivative
        sum.add(-(derivative.value(high) - derivative.value(low)) / (720 * first * first * first))
        derivative = derivative.derivative.derivative
        sum.add((derivative.value(high) - derivative.value(low)) / (30240 * pow(first, 5)))
        return sum.value
    }

    /// ∫ term dr, over ranks between y = e^low and e^high.
    private func integral(_ term: Term, from low: Double, to high: Double, width: Double) -> Double {
        // Σ of Gauss–Legendre panels in u = ln y, short enough for e^((1 − e)u).
        let panels = max(1, ((high - low) * max(1, abs(1 - term.exponent) / 4)).rounded(.up))
        let step = (high - low) / panels
        guard step > 1e-3 else { return linearIntegral(term, low: low, width: width) }
        var sum = CompensatedSum()
        for panel in 0..<Int(panels) {
            for node in GaussLegendre16.nodes {
                let u = low + (Double(panel) + node.position) * step
                sum.add(node.weight * term.value(u) * exp(u))
            }
        }
        return sum.value * step * first
    }

    /// The same over a short range, in y itself, where the ends in u are too close for their difference to be exact.
    private func linearIntegral(_ term: Term, low: Double, width: Double) -> Double {
        var sum = CompensatedSum()
        let start = expm1(low)
        for node in GaussLegendre16.nodes {
            sum.add(node.weight * term.value(log1p(start + node.position * width)))
        }
        return sum.value * width * first
    }
}

/// The 16-point Gauss–Legendre rule on 0...1, by Newton's method on the Legendre polynomial.
private enum GaussLegendre16 {
    struct Node {
        var position: Double
        var weight: Double
    }

    static let nodes: [Node] = {
        let order = 16
        return (0..<order).map { index in
            var x = -cos(.pi * (Double(index) + 0.75) / (Double(order) + 0.5))
            var slope = 1.0
            for _ in 0..<12 {
                var (previous, current) = (1.0, x)
                for degree in 2...order {
                    let n = Double(degree)
                    (previous, current) = (current, ((2 * n - 1) * x * current - (n - 1) * previous) / n)
                }
                slope = Double(order) * (x * current - previous) / (x * x - 1)
                x -= current / slope
            }
            return Node(position: (1 + x) / 2, weight: 1 / ((1 - x * x) * slope * slope))
        }
    }()
}
