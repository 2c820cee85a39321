import Foundation

/// What scores are multiplied by before they become probabilities, so that these are as often right as they say: a + b·ln(n-grams), fitted to the
/// development texts by least negative log-likelihood.
enum Calibration {
    static func fit(_ group: GroupTraining, _ network: RoundedTraining, _ words: IndexedWords) -> (Float, Float) {
        var samples: [(label: Int, scores: [Float], total: Int)] = []
        for kind in SampleSource.Kind.allCases {
            group.forEachDevelopmentSample(kind, words) { label, features, total, _ in
                let scores = network.score(features, total: total)
                samples.append((label, (0..<group.classes.count).map { scores[$0] }, total))
            }
        }
        guard !samples.isEmpty else { return (1, 0) }
        func loss(_ a: Float, _ b: Float) -> Double {
            var sum = 0.0
            for sample in samples {
                let factor = max(0.05, a + b * logf(Float(sample.total)))
                var largest = -Float.infinity
                for score in sample.scores { largest = max(largest, score * factor) }
                var total: Float = 0
                for score in sample.scores { total += expf(score * factor - largest) }
                sum += Double(logf(total) + largest - sample.scores[sample.label] * factor)
            }
            return sum / Double(samples.count)
        }
        // A coarse grid, made finer around the best twice.
        var best = (a: Float(1), b: Float(0), loss: loss(1, 0))
        for (width, steps) in [(Float(1), 4), (0.2, 3), (0.05, 3)] {
            let centre = best
            for i in -steps...steps {
                for j in -steps...steps {
                    let a = centre.a + width * Float(i) / Float(steps)
                    let b = centre.b + width / 4 * Float(j) / Float(steps)
                    guard a > 0 else { continue }
                    let value = loss(a, b)
                    if value < best.loss { best = (a, b, value) }
                }
            }
        }
        return (best.a, best.b)
    }
}
