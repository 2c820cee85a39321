import Foundation
import NGramStatistics
import Testing

/// Against mpmath, SciPy and infomeasure (`Scripts/golden/corpus_statistics.py`).
@Suite struct GoldenStatisticsTests {
    private func spectrum(_ golden: GoldenStatistics) throws -> FrequencySpectrum {
        try #require(FrequencySpectrum(entries: golden.entries.map { .init(count: $0.count, types: $0.types) }))
    }

    private func isClose(_ found: Double, _ expected: Double, relative: Double, absolute: Double = 0) -> Bool {
        abs(found - expected) <= relative * abs(expected) + absolute
    }

    @Test(arguments: GoldenStatistics.all) func rarefaction(golden: GoldenStatistics) throws {
        let spectrum = try spectrum(golden)
        for (size, expected) in zip(golden.sizes, golden.expectedTypes) {
            let found = spectrum.expectedTypes(at: size)
            #expect(isClose(found, expected, relative: 1e-12), "\(golden.name) at \(size): \(found), \(expected)")
        }
    }

    @Test(arguments: GoldenStatistics.all) func entropies(golden: GoldenStatistics) throws {
        let spectrum = try spectrum(golden)
        for estimator in EntropyEstimator.allCases {
            let found = spectrum.entropy(estimator)
            let expected = try #require(golden.entropy[estimator.rawValue])
            #expect(
                isClose(found.nats, expected, relative: 1e-12, absolute: 1e-15),
                "\(golden.name), \(estimator): \(found.nats), \(expected)")
            #expect(abs(found.bits - expected / M_LN2) < 1e-12 * (1 + expected))
            // Chao and Shen's is the jackknife to first order in the coverage.
            let error = try #require(golden.jackknife[estimator.rawValue])
            let isFirstOrder = estimator == .chaoShen
            guard !isFirstOrder || spectrum.tokens >= 300 else { continue }
            #expect(
                isClose(found.standardError, error, relative: isFirstOrder ? 0.01 : 1e-9, absolute: 1e-11),
                "\(golden.name), \(estimator): \(found.standardError), \(error)")
        }
    }

    @Test(arguments: GoldenStatistics.all.filter { !$0.zipf.isEmpty }) func zipf(golden: GoldenStatistics) throws {
        let law = try #require(ZipfMandelbrotLaw(try spectrum(golden), shift: 0))
        #expect(isClose(law.exponent, golden.zipf[0], relative: 1e-10), "\(law)")
        #expect(isClose(try #require(law.exponentError), golden.zipf[1], relative: 1e-8))
        #expect(isClose(law.logLikelihood, golden.zipf[2], relative: 1e-12))
        #expect(law.shift == 0 && law.shiftError == nil && !law.isAtLimit)
    }

    @Test(arguments: GoldenStatistics.all.filter { !$0.mandelbrot.isEmpty })
    func mandelbrot(golden: GoldenStatistics) throws {
        let law = try #require(ZipfMandelbrotLaw(try spectrum(golden)))
        #expect(isClose(law.exponent, golden.mandelbrot[0], relative: 1e-9), "\(law)")
        #expect(isClose(law.shift, golden.mandelbrot[1], relative: 1e-8), "\(law)")
        #expect(isClose(try #require(law.exponentError), golden.mandelbrot[2], relative: 1e-6), "\(law)")
        #expect(isClose(try #require(law.shiftError), golden.mandelbrot[3], relative: 1e-6), "\(law)")
        #expect(isClose(law.logLikelihood, golden.mandelbrot[4], relative: 1e-12))
        let total = (1...law.types).reduce(0.0) { $0 + law.probability(rank: $1) }
        #expect(abs(total - 1) < 1e-10)
    }
}
