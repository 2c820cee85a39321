import DivergenceMeasures
import Foundation
import TestSupport
import Testing

/// What the study is told by its environment.
enum SimulationSettings {
    private static let environment = ProcessInfo.processInfo.environment
    /// Where results go; the study runs only where this is given.
    static let output = environment["ALIGNMENTKIT_SIMULATION_OUTPUT"]
    /// Whether the study of distances is asked for.
    static let isWanted = environment["ALIGNMENTKIT_SIMULATION"] != nil
    static let draws = Int(environment["ALIGNMENTKIT_SIMULATION_DRAWS"] ?? "") ?? 100
    /// Whether the study of distances looks at single documents too.
    static let wantsDocuments = environment["ALIGNMENTKIT_SIMULATION_DOCUMENTS"] != nil
    static let texts = (environment["ALIGNMENTKIT_SIMULATION_TEXTS"] ?? "").split(separator: ":").map(String.init)

    static func log() throws -> SimulationLog { try SimulationLog(path: try #require(output)) }
}

/// The simulations behind Documentation/MeasureSimulations.md and Estimators.md; Scripts/simulate-measures.sh runs them.
@Suite(
    .serialized, .enabled(if: SimulationSettings.output != nil, "a study of an hour: run Scripts/simulate-measures.sh"))
struct CoverageSimulation {
    @Test(arguments: PopulationSimulation.sizes)
    func knownPopulations(first: Int, second: Int) throws {
        try PopulationSimulation.run(
            first: first, second: second, draws: SimulationSettings.draws, log: SimulationSettings.log())
    }

    @Test(arguments: SimulationSettings.texts, [1, 2, 3])
    func samplesOfOneText(path: String, order: Int) throws {
        try TextSimulation.disjointSamples(
            of: path, order: order, draws: SimulationSettings.draws, log: SimulationSettings.log())
    }

    /// The first two texts: how the estimate stands where the sources differ.
    @Test(arguments: [1, 3])
    func samplesOfTwoTexts(order: Int) throws {
        guard SimulationSettings.texts.count > 1 else { return }
        try TextSimulation.differentTexts(
            Array(SimulationSettings.texts.prefix(2)), order: order,
            sizes: [(3_000, 3_000), (30_000, 3_000), (10_000, 10_000), (30_000, 30_000)],
            draws: SimulationSettings.draws, log: SimulationSettings.log())
    }

    /// The figure of the hazard: samples of equal size from one text and from two.
    @Test func hazard() throws {
        guard SimulationSettings.texts.count > 1 else { return }
        let sizes = [3_000, 10_000, 30_000, 100_000].map { ($0, $0) }
        let draws = min(20, SimulationSettings.draws)
        let log = try SimulationSettings.log()
        try TextSimulation.disjointSamples(
            of: SimulationSettings.texts[0], order: 1, sizes: sizes, draws: draws, study: "hazardSame", log: log)
        try TextSimulation.differentTexts(
            Array(SimulationSettings.texts.prefix(2)), order: 1, sizes: sizes, draws: draws, study: "hazardOther",
            log: log)
    }
}
