internal import RealModule

/// The shapes of ``CurveMixture``, eight to a block: g(x) up to a factor, with its ln prior.
///
/// One family holds the saturating laws (Richards): g_q(z) = (1 + q e^−z)^(−1/q), z = u + c (x − x_k), x = ln D and x_k
/// that of the last point. q → 0 is the exponential of a cross-entropy law, q = 1 the logistic law, and q = −1 is
/// B − a·D^−c. The log-law, a constant and rises from a floor come beside it.
struct CurveCells: Sendable {
    typealias Lanes = SIMD8<Double>

    enum Group: Int, Sendable, CaseIterable {
        case saturatingPowerLaw, halfBelow, exponentialOfCrossEntropy, halfAbove, logistic, logLaw, constant, floor
    }

    struct Block: Sendable {
        var group: Group
        /// c, or T of the log-law, or unused.
        var parameter: Double
        /// r of a rise from a floor.
        var rise: Double
        /// e^−u, or β of the log-law.
        var lanes: Lanes
        var logPrior: Lanes
    }

    let blocks: [Block]

    private static let exponents: [(group: Group, power: Double)] = [
        (.saturatingPowerLaw, -1), (.halfBelow, -0.5), (.exponentialOfCrossEntropy, 0), (.halfAbove, 0.5),
        (.logistic, 1),
    ]

    /// - Parameters:
    ///   - range: the range of ln D observed.
    ///   - points: their number. Few points tell shapes apart less sharply, and need a coarser grid.
    init(settings: MixtureSettings, range: Double, points: Int) {
        // With four points or fewer, with five or six, and with more.
        func size(_ few: Int, _ some: Int, _ many: Int) -> Int { points <= 4 ? few : points <= 6 ? some : many }
        var blocks: [Block] = []
        // Saturating families.
        let rates = Self.spaced(0.06, 3, size(14, 16, 22))
        let positions = ProfileSearch.grid(from: -3, to: 9, count: size(24, 32, 40))
        let ratePrior = Self.normalized(rates.map { Self.logPrior(rate: $0, settings) })
        let positionPrior = Self.normalized(positions.map { Self.logPrior(position: $0, settings) })
        let lanes = positions.map { Double.exp(-$0) }
        for (group, _) in Self.exponents {
            for (rate, rateWeight) in zip(rates, ratePrior) {
                Self.append(
                    lanes, positionPrior, group, rate, offset: rateWeight - Double.log(5),
                    to: &blocks)
            }
        }
        // The log-law.
        let margins = Self.spaced(min(59, 1.05 * range + 0.05), 60, size(12, 12, 20))
        let exponents = Self.spaced(0.05, 3, size(16, 16, 24))
        let exponentPrior = Self.normalized(
            exponents.map {
                let z = Double.log($0) - Double.log(0.5)
                return -0.5 * z * z
            })
        for margin in margins {
            Self.append(
                exponents, exponentPrior, .logLaw, margin,
                offset: settings.logLawOffset - Double.log(Double(margins.count)),
                to: &blocks)
        }
        Self.append([1], [0], .constant, 0, offset: settings.constantOffset, to: &blocks)
        let floorPositions = ProfileSearch.grid(from: -1, to: 6, count: 8)
        for rise in [0.05, 0.1, 0.2, 0.4, 0.8] {
            for rate in Self.spaced(0.15, 2.5, 7) {
                Self.append(
                    floorPositions.map { Double.exp(-$0) }, floorPositions.map { _ in 0 }, .floor, rate, rise: rise,
                    offset: settings.floorOffset - Double.log(5 * 7 * 8), to: &blocks)
            }
        }
        self.blocks = blocks
    }

    /// g of a block's cells at `offset` = x − x_k; finite and at least 0.
    static func values(_ block: Block, at offset: Double) -> Lanes {
        switch block.group {
        case .constant: return Lanes(repeating: 1)
        case .logLaw:
            let ratio = (offset + block.parameter) / block.parameter
            guard ratio > 0 else { return .zero }
            let logarithm = Double.log(ratio)
            return LaneFunctions.exp(block.lanes * logarithm)
        case .floor:
            let decay = block.lanes * Double.exp(-block.parameter * offset)
            return 1 + block.rise * LaneFunctions.exp(-decay)
        default: break
        }
        let decay = block.lanes * Double.exp(-block.parameter * offset)
        var result: Lanes
        switch block.group {
        case .saturatingPowerLaw: result = (1 - decay).replacing(with: 0, where: decay .> 1)
        case .halfBelow:
            let root = (1 - 0.5 * decay).replacing(with: 0, where: decay .> 2)
            result = root * root
        case .halfAbove:
            let root = 1 + 0.5 * decay
            result = 1 / (root * root)
        case .logistic: result = 1 / (1 + decay)
        default: result = LaneFunctions.exp(-decay)
        }
        // Numbers too small to matter only slow the arithmetic down.
        return result.replacing(with: 0, where: result .< 1e-9)
    }

    private static func append(
        _ lanes: [Double], _ logPrior: [Double], _ group: Group, _ parameter: Double, rise: Double = 0, offset: Double,
        to blocks: inout [Block]
    ) {
        for start in stride(from: 0, to: lanes.count, by: 8) {
            var block = Block(
                group: group, parameter: parameter, rise: rise, lanes: Lanes(repeating: lanes[lanes.count - 1]),
                logPrior: Lanes(repeating: -.infinity))
            for lane in 0..<min(8, lanes.count - start) {
                block.lanes[lane] = lanes[start + lane]
                block.logPrior[lane] = logPrior[start + lane] + offset
            }
            blocks.append(block)
        }
    }

    private static func spaced(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
        ProfileSearch.grid(from: Double.log(low), to: Double.log(high), count: count).map { Double.exp($0) }
    }

    private static func normalized(_ logs: [Double]) -> [Double] {
        let best = logs.max() ?? 0
        let total = best + Double.log(logs.map { Double.exp($0 - best) }.compensatedSum)
        return logs.map { $0 - total }
    }

    private static func logPrior(rate: Double, _ settings: MixtureSettings) -> Double {
        let z = (Double.log(rate) - Double.log(settings.rateCentre)) / settings.rateDeviation
        return Double.log(0.95 * Double.exp(-0.5 * z * z) + 0.05 / 3 * Double.exp(-0.5 * z * z / 9))
    }

    private static func logPrior(position: Double, _ settings: MixtureSettings) -> Double {
        let early = (position - settings.position) / settings.positionDeviation
        let late = (position - settings.latePosition) / settings.latePositionDeviation
        let share = settings.latePositionShare
        return Double.log(
            (1 - share) / settings.positionDeviation * Double.exp(-0.5 * early * early)
                + share / settings.latePositionDeviation * Double.exp(-0.5 * late * late))
    }
}
