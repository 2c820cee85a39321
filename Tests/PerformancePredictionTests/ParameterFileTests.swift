import Foundation
import PerformancePrediction
import ScalingLaws
import Testing

/// Scripts/predictor/predictor.json, which the fitting scripts write, against the source made of it.
@Suite struct ParameterFileTests {
    private struct File: Decodable {
        struct Evidence: Decodable {
            var knownNoise: EvidenceMap
            var assumedNoise: EvidenceMap
        }
        var prior: PredictorParameters
        var evidence: Evidence
    }

    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Scripts/predictor/predictor.json")

    @Test(.enabled(if: FileManager.default.fileExists(atPath: path.path), "needs the project's folder Scripts"))
    func sourceHoldsWhatTheFileHolds() throws {
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: Self.path))
        #expect(file.prior == .bundled)
        #expect(file.evidence.knownNoise == .knownNoise && file.evidence.assumedNoise == .assumedNoise)
    }
}
