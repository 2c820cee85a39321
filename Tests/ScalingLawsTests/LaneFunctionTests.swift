import Foundation
import ScalingLaws
import Testing

@Suite struct LaneFunctionTests {
    @Test func exponentialsAgreeWithTheSystems() {
        var random = SplitMix64(seed: 8)
        for scale in [1e-12, 0.3, 1, 30, 690] as [Double] {
            for _ in 0..<50 {
                let lanes = SIMD8<Double>((0..<8).map { _ in scale * Double.random(in: -1...1, using: &random) })
                let found = LaneFunctions.exp(lanes)
                for lane in 0..<8 { #expect(abs(found[lane] / exp(lanes[lane]) - 1) < 5e-16) }
            }
        }
        let ends = LaneFunctions.exp(SIMD8(0, -0.0, -1e308, -.infinity, 710, .infinity, 1, -1))
        #expect(ends[0] == 1 && ends[1] == 1 && ends[7] < ends[6])
        #expect(ends[2] < 1e-300 && ends[3] < 1e-300 && ends[4] > 1e300 && ends[5] > 1e300 && ends[5] < .infinity)
    }
}
