internal import RealModule

extension ShapePosterior {
    /// The posterior of one law; nil for a law without one.
    ///
    /// Priors, as rounded from trials on published BLEU curves: log-law margins from 0.05 to 60 units of ln D, equally
    /// likely in ln, with ln β ~ N(ln 0.5, 1); saturating rates c between 0.03 and 3 with ln c ~ N(ln 0.5, 0.5),
    /// mixed with 5 % of three times that width, and ceilings around 40 ± 20 hundredths of the scale; power-law
    /// rates from 0.02 to 3, equally likely in ln, with a floor that is not negative.
    init?(_ law: LawName, points: FittingPoints, noise: NoiseGrid, scale: MetricScale) {
        switch law {
        case .logLaw:
            self.init(
                form: .exponential, points: points, noise: noise, shapes: Self.shapes(from: 0.05, to: 60, count: 40),
                range: 0...scale.maximum, basis: Self.logLawBasis
            ) { shape, _, rise in
                let beta = rise / Double.log(onePlus: points.span / shape)
                guard beta > 0 else { return 0 }
                let z = Double.log(beta) - Double.log(0.5)
                return -0.5 * z * z
            }
        case .saturatingPowerLaw:
            self.init(
                form: .linear, points: points, noise: noise, shapes: Self.shapes(from: 0.03, to: 3, count: 26),
                range: 0...scale.maximum, basis: Self.saturatingBasis
            ) { shape, first, rise in
                let z = (Double.log(shape) - Double.log(0.5)) / 0.5
                let narrow = 0.95 * Double.exp(-0.5 * z * z)
                let wide = 0.05 / 3 * Double.exp(-0.5 * z * z / 9)
                let ceiling = first + rise / -Double.expMinusOne(-shape * points.span)
                let excess = (ceiling / scale.point - 40) / 20
                return Double.log(narrow + wide) - 0.5 * excess * excess
            }
        case .powerLaw:
            self.init(
                form: .linear, points: points, noise: noise, shapes: Self.shapes(from: 0.02, to: 3, count: 40),
                range: 0...(10 * Double.exp(points.logValues.max() ?? 0)),
                basis: Self.decayBasis
            ) { shape, first, rise in
                first - rise / -Double.expMinusOne(-shape * points.span) < 0 ? -10 : 0
            }
        case .constant:
            self.init(
                form: .linear, points: points, noise: noise, shapes: [1],
                range: 0...scale.maximum, basis: nil
            ) { _, _, _ in 0 }
        default: return nil
        }
    }

    private static func shapes(from low: Double, to high: Double, count: Int) -> [Double] {
        ProfileSearch.grid(from: Double.log(low), to: Double.log(high), count: count).map { Double.exp($0) }
    }

    private static func logLawBasis(_ shape: Double, _ offset: Double, _ span: Double) -> Double {
        offset > -shape ? Double.log(onePlus: offset / shape) / Double.log(onePlus: span / shape) : .nan
    }

    private static func decayBasis(_ shape: Double, _ offset: Double, _ span: Double) -> Double {
        -saturatingBasis(shape, offset, span)
    }

    private static func saturatingBasis(_ shape: Double, _ offset: Double, _ span: Double) -> Double {
        Double.expMinusOne(-shape * offset) / Double.expMinusOne(-shape * span)
    }
}
