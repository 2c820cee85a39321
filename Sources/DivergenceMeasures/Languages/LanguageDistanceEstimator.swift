import RealModule

/// Estimates how far apart the language mixtures of two corpora are.
///
/// Both distances are adjusted for chance, max·(plugIn − null)/(max − null), as those of n-grams are. Shares are ratios over documents
/// (``LanguageSample``); the null takes their difference as normal, and the error is the larger of the delta method's and the plug-in's
/// standard deviation under the null.
public enum LanguageDistanceEstimator {
    /// ``SampleDistance/languageJensenShannon`` and ``SampleDistance/languageTotalVariation``.
    ///
    /// - Complexity: O(languages of both).
    public static func estimates(
        _ first: LanguageSample, _ second: LanguageSample, side: MeasureEstimate.Side
    ) -> [SampleDistanceEstimate] {
        let languages = Set(first.languages).union(second.languages).sorted()
        let pairs = languages.map { language in
            Pair(
                p: first.share(of: language), q: second.share(of: language),
                variance: first.variance(gradient: [language: 1]) + second.variance(gradient: [language: 1]))
        }
        func total(_ value: (Pair) -> Double) -> Double {
            var sum = CompensatedSum()
            for pair in pairs { sum.add(value(pair)) }
            return sum.value
        }
        func error(_ slope: (_ own: Double, _ other: Double) -> Double) -> Double {
            var firstGradient: [String: Double] = [:]
            var secondGradient: [String: Double] = [:]
            for (language, pair) in zip(languages, pairs) {
                firstGradient[language] = slope(pair.p, pair.q)
                secondGradient[language] = slope(pair.q, pair.p)
            }
            return (first.variance(gradient: firstGradient) + second.variance(gradient: secondGradient)).squareRoot()
        }
        let jensenShannon = estimate(
            .languageJensenShannon, largest: .log(2), side: side,
            plugIn: total { ($0.p + $0.q) / 2 * divergence($0.p, $0.q) },
            // Near no difference the divergence is Σ (p − q)²/(8 r).
            null: total { $0.p + $0.q > 0 ? $0.variance / (4 * ($0.p + $0.q)) : 0 },
            spread: total { $0.p + $0.q > 0 ? 2 * square($0.variance / (4 * ($0.p + $0.q))) : 0 }.squareRoot(),
            error: error { own, other in own > 0 ? .log(2 * own / (own + other)) / 2 : 0 })
        let totalVariation = estimate(
            .languageTotalVariation, largest: 1, side: side,
            plugIn: total { abs($0.p - $0.q) / 2 },
            null: total { ($0.variance * 2 / .pi).squareRoot() / 2 },
            spread: total { ($0.variance * (1 - 2 / .pi)).squareRoot() / 2 },
            error: error { own, other in own == other ? 0 : own > other ? 0.5 : -0.5 })
        return [jensenShannon, totalVariation]
    }

    /// A language's shares of both corpora, and the variance of their difference.
    private struct Pair {
        var p: Double
        var q: Double
        var variance: Double
    }

    private static func square(_ value: Double) -> Double { value * value }

    /// ((1 + δ) ln(1 + δ) + (1 − δ) ln(1 − δ))/2 with δ = (p − q)/(p + q).
    private static func divergence(_ p: Double, _ q: Double) -> Double {
        guard p + q > 0 else { return 0 }
        return StableLogarithms.symmetricEntropyGap((p - q) / (p + q), plus: 2 * p / (p + q), minus: 2 * q / (p + q))
            / 2
    }

    private static func estimate(
        _ name: SampleDistance, largest: Double, side: MeasureEstimate.Side, plugIn: Double, null: Double,
        spread: Double, error: Double
    ) -> SampleDistanceEstimate {
        var result = SampleDistanceEstimate(
            name: name, order: 0, side: side, plugIn: plugIn, null: null, estimator: "")
        guard null < largest / 2 else {
            result.estimator = "undefined: too few documents to tell language shares"
            return result
        }
        let scale = largest / (largest - null)
        let reach = scale * StudentQuantile.twoSided95(freedom: .infinity) * max(error, spread)
        func kept(_ value: Double) -> Double { min(max(value, -largest), largest) }
        let estimate = scale * (plugIn - null)
        result.estimate = kept(estimate)
        result.lower = kept(estimate - reach)
        result.upper = kept(estimate + reach)
        result.estimator = "adjusted for chance; shares of tokens, documents taken as independent, copies as clusters"
        return result
    }
}
