import Foundation

extension FrequencySpectrum {
    /// Types expected in `sample` tokens drawn at random from the corpus without replacement (hypergeometric
    /// rarefaction).
    ///
    /// It depends on the counts alone, where a running count of types depends on the order of the documents. It rises
    /// and is concave in the sample, is 0, 1 and V at 0, 1 and N tokens, and at N its slope is f₁/N.
    ///
    /// Source: S. Hurlbert, Ecology 52 (1971) 577–586, doi:10.2307/1934145.
    /// - Parameter sample: 0...N tokens.
    /// - Complexity: O(entries).
    public func expectedTypes(at sample: UInt64) -> Double {
        precondition(sample <= tokens, "no more tokens can be drawn than there are")
        if sample == tokens { return Double(types) }
        var sum = CompensatedSum()
        for entry in entries {
            let miss = Hypergeometric.logMiss(population: tokens, marked: entry.count, drawn: sample)
            sum.add(Double(entry.types) * -expm1(miss))
        }
        return sum.value
    }

    /// Standard error of ``expectedTypes(at:)`` as an estimate of what that many tokens of the corpus's source hold.
    ///
    /// Tokens are taken as drawn independently (Poisson sampling of each type): Var V(qN) is estimated without bias by
    /// Σ f_k [(1 − q)^2k − (1 − 2q)^k], which at q = 1 is f₁ − f₂ + f₃ − …, the types that as many tokens again would
    /// add. Where q > ½ the alternating terms of counts from 30 up, whose expectation is below 1e-9, are left out: they
    /// are noise. Words of real text cluster in documents, so the true error is larger.
    /// - Complexity: O(entries).
    public func standardErrorOfTypes(at sample: UInt64) -> Double {
        precondition(sample <= tokens, "no more tokens can be drawn than there are")
        guard tokens > 0 else { return 0 }
        let share = Double(sample) / Double(tokens)
        return max(0, covarianceOfTypes(share, share)).squareRoot()
    }

    /// Estimate of the covariance of the numbers of types in two nested samples, as shares of the corpus:
    /// Σ f_k [((1 − q)(1 − r))^k − (1 − q − r)^k].
    func covarianceOfTypes(_ first: Double, _ second: Double) -> Double {
        let neither = 1 - first - second
        var sum = CompensatedSum()
        guard neither > 0 else {
            let both = (1 - first) * (1 - second)
            for entry in entries {
                guard entry.count < 30 else { break }
                let count = Double(entry.count)
                sum.add(Double(entry.types) * (pow(both, count) - pow(neither, count)))
            }
            return sum.value
        }
        // The bracket is a difference of equals at small shares; the factored form keeps its precision.
        let logBoth = log1p(-first) + log1p(-second)
        let logRatio = log1p(-first * second / ((1 - first) * (1 - second)))
        for entry in entries {
            let count = Double(entry.count)
            guard count * logBoth > -45 else { break }
            sum.add(-Double(entry.types) * exp(count * logBoth) * expm1(count * logRatio))
        }
        return sum.value
    }
}
