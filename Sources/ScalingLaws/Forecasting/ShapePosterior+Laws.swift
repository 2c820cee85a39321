internal import RealModule

extension ShapePosterior {
    /// The posterior of one law; nil for a law without one.
    ///
    /// Priors, as rounded from trials on published BLEU curves: log-law margins from 0.05 to 60 units of ln D, equally
    /// likely in ln, with ln β ~ N(ln 0.5, 1); rates of the two saturating laws between 0.03 and 3 with ln c ~ N(ln
    /// 0.5, 0.5), mixed with 5 % of three times that width, and ceilings around 40 ± 20 hundredths of the scale;
    /// power-law rates from 0.02 to 3, equally likely in ln, with a floor that is not negative.
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
                let ceiling = first + rise / -Double.expMinusOne(-shape * points.span)
                return Self.logPrior(rate: shape) + Self.logPrior(ceiling: ceiling, scale: scale)
            }
        case .exponentialOfCrossEntropy:
            self.init(
                form: .exponential, points: points, noise: noise, shapes: Self.shapes(from: 0.03, to: 3, count: 26),
                range: 0...scale.maximum, basis: Self.saturatingBasis
            ) { shape, first, rise in
                let ceiling = Double.exp(min(50, first + rise / -Double.expMinusOne(-shape * points.span)))
                return Self.logPrior(rate: shape) + Self.logPrior(ceiling: ceiling, scale: scale)
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

    private static func logPrior(rate: Double) -> Double {
        let z = (Double.log(rate) - Double.log(0.5)) / 0.5
        return Double.log(0.95 * Double.exp(-0.5 * z * z) + 0.05 / 3 * Double.exp(-0.5 * z * z / 9))
    }

    /// Ceilings far above the scale cost no more than one just out of reach, so that some cell always remains.
    private static func logPrior(ceiling: Double, scale: MetricScale) -> Double {
        let excess = (min(ceiling / scale.point, 140) - 40) / 20
        return -0.5 * excess * excess
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
