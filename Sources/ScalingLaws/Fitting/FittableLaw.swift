internal import RealModule

/// A law that, once one shape is fixed, has two coefficients left (see ``TwoTermFit``).
package protocol FittableLaw: ScalingLaw {
    /// The number of parameters, which is the number of different tokens a fit needs.
    static var parameterCount: Int { get }
    /// δ of the Huber loss on logarithms unless told otherwise.
    static var defaultHuberThreshold: Double { get }
    /// The names of those of its ``ScalingLaw/parameters`` that points do not determine.
    /// - Parameters:
    ///   - span: the range of ln D of the points.
    ///   - largest: their largest value.
    func unidentified(span: Double, largest: Double) -> [String]
}

/// A family of curves for the search over its shape: k(x) for a fixed shape, and the law from the coefficients found.
protocol ShapedLaw: FittableLaw {
    static var form: TwoTermFit.Form { get }
    /// ln of the shapes searched, for points that span `span` in ln D.
    static func logShapes(span: Double) -> [Double]
    /// k at `offset` = ln D − anchor, for points that span `span` in ln D.
    static func basis(shape: Double, offset: Double, span: Double) -> Double
    init(anchor: Double, span: Double, shape: Double, first: Double, second: Double)
}

extension ShapedLaw {
    static func fit(_ points: FittingPoints, huber: HuberLoss) -> Self {
        let scale = points.logValues.max() ?? 0
        let logValues = form == .linear ? points.logValues.map { $0 - scale } : points.logValues
        func inner(_ logShape: Double) -> TwoTermFit {
            let shape = Double.exp(logShape)
            return TwoTermFit(
                form: form, basis: points.offsets.map { basis(shape: shape, offset: $0, span: points.span) },
                logValues: logValues, weights: points.weights, huber: huber)
        }
        let best = ProfileSearch.minimum(over: logShapes(span: points.span)) { inner($0).solve().objective }
        let solution = inner(best).solve()
        let factor = form == .linear ? Double.exp(scale) : 1
        return Self(
            anchor: points.anchor, span: points.span, shape: Double.exp(best), first: solution.first * factor,
            second: solution.second * factor)
    }
}

extension LogLaw: ShapedLaw {
    package static let parameterCount = 3
    package static let defaultHuberThreshold = 0.1
    static var form: TwoTermFit.Form { .exponential }

    /// The shape is t = s + min x, the distance of the first point from the edge of the domain. As it vanishes the law
    /// nears, ever more slowly, a step after the first point; as it grows, a power law.
    static func logShapes(span: Double) -> [Double] {
        let vanishing = [-240.0, -205, -170, -140, -110, -85, -65, -50, -40, -32, -26]
        return (vanishing + ProfileSearch.grid(from: -21, to: 25, count: 185)).map { $0 + Double.log(span) }
    }

    static func basis(shape: Double, offset: Double, span: Double) -> Double { Double.log(onePlus: offset / shape) }

    init(anchor: Double, span: Double, shape: Double, first: Double, second: Double) {
        self.init(anchor: anchor, margin: shape, anchorLogValue: first, beta: second)
    }
}

extension PowerLaw: ShapedLaw {
    package static let parameterCount = 3
    package static let defaultHuberThreshold = 1e-3
    static var form: TwoTermFit.Form { .linear }

    static func logShapes(span: Double) -> [Double] {
        ProfileSearch.grid(from: Double.log(1e-5 / span), to: Double.log(1000 / span), count: 110)
    }

    static func basis(shape: Double, offset: Double, span: Double) -> Double { Double.exp(-shape * offset) }

    init(anchor: Double, span: Double, shape: Double, first: Double, second: Double) {
        self.init(floor: first, alpha: shape, anchor: anchor, excess: second)
    }
}

extension SaturatingPowerLaw: ShapedLaw {
    package static let parameterCount = 3
    package static let defaultHuberThreshold = 0.1
    static var form: TwoTermFit.Form { .linear }

    /// As the shape vanishes the law nears a straight line in ln D.
    static func logShapes(span: Double) -> [Double] {
        ProfileSearch.grid(from: Double.log(1e-12 / span), to: Double.log(1000 / span), count: 150)
    }

    /// Scaled to reach 1 at the last point, so that slow decays stay well conditioned.
    static func basis(shape: Double, offset: Double, span: Double) -> Double {
        Double.expMinusOne(-shape * offset) / Double.expMinusOne(-shape * span)
    }

    init(anchor: Double, span: Double, shape: Double, first: Double, second: Double) {
        self.init(
            rate: shape, anchor: anchor, anchorValue: first, rise: second / -Double.expMinusOne(-shape * span))
    }
}

extension ExponentialOfCrossEntropyLaw: ShapedLaw {
    package static let parameterCount = 3
    package static let defaultHuberThreshold = 0.1
    static var form: TwoTermFit.Form { .exponential }

    static func logShapes(span: Double) -> [Double] { SaturatingPowerLaw.logShapes(span: span) }

    static func basis(shape: Double, offset: Double, span: Double) -> Double {
        SaturatingPowerLaw.basis(shape: shape, offset: offset, span: span)
    }

    init(anchor: Double, span: Double, shape: Double, first: Double, second: Double) {
        self.init(
            rate: shape, anchor: anchor, anchorLogValue: first, rise: second / -Double.expMinusOne(-shape * span))
    }
}

extension ConstantLaw: FittableLaw {
    package static let parameterCount = 1
    package static let defaultHuberThreshold = 0.1

    static func fit(_ points: FittingPoints, huber: HuberLoss) -> ConstantLaw {
        let inner = TwoTermFit(
            form: .exponential, basis: points.offsets.map { _ in 0 }, logValues: points.logValues,
            weights: points.weights, huber: huber)
        return ConstantLaw(level: Double.exp(inner.solve().first))
    }
}
