import Foundation

/// Multinomial logistic regression on n-grams: the scores of a text are the sum of its n-grams' weights over the root of
/// how many there are. Stochastic gradient descent with one rate for each n-gram (AdaGrad, Duchi et al. 2011).
final class SoftmaxTraining {
    let classCount: Int
    /// Classes, filled up to a multiple of 16.
    let width: Int
    let featureCount: Int
    let weights: UnsafeMutablePointer<Float>
    private let squares: UnsafeMutablePointer<Float>
    private let scores: UnsafeMutablePointer<Float>
    private let step: UnsafeMutablePointer<Float>
    init(featureCount: Int, classCount: Int) {
        self.classCount = classCount
        self.featureCount = featureCount
        width = (classCount + 15) / 16 * 16
        weights = .allocate(capacity: featureCount * width)
        weights.initialize(repeating: 0, count: featureCount * width)
        squares = .allocate(capacity: featureCount)
        squares.initialize(repeating: 1e-4, count: featureCount)
        scores = .allocate(capacity: width)
        step = .allocate(capacity: width)
    }

    deinit {
        weights.deallocate()
        squares.deallocate()
        scores.deallocate()
        step.deallocate()
    }

    /// The scores of a text.
    ///
    /// - Parameter total: its n-grams, those without weights included.
    func score(_ features: [UInt32], total: Int) -> UnsafeMutablePointer<Float> {
        for index in 0..<width { scores[index] = 0 }
        for feature in features {
            let row = weights + Int(feature) * width
            for index in 0..<width { scores[index] += row[index] }
        }
        let scale = 1 / Float(max(1, total)).squareRoot()
        for index in 0..<width { scores[index] *= scale }
        return scores
    }

    /// Puts probabilities in the place of the scores.
    ///
    /// - Returns: −log of the probability of a class.
    @discardableResult
    func normalize(_ scores: UnsafeMutablePointer<Float>, label: Int) -> Float {
        var largest = -Float.infinity
        for index in 0..<classCount { largest = max(largest, scores[index]) }
        var sum: Float = 0
        for index in 0..<classCount {
            scores[index] = expf(scores[index] - largest)
            sum += scores[index]
        }
        for index in 0..<classCount { scores[index] /= sum }
        for index in classCount..<width { scores[index] = 0 }
        return -logf(max(scores[label], 1e-30))
    }

    /// One step.
    ///
    /// - Returns: −log of the probability of the label before it.
    func train(_ features: [UInt32], total: Int, label: Int, rate: Float, smoothing: Float) -> Float {
        let scores = score(features, total: total)
        let loss = normalize(scores, label: label)
        let scale = 1 / Float(max(1, total)).squareRoot()
        var square: Float = 0
        for index in 0..<width {
            let target: Float =
                index < classCount ? (index == label ? 1 - smoothing : 0) + smoothing / Float(classCount) : 0
            step[index] = (scores[index] - target) * scale
            square += step[index] * step[index]
        }
        for feature in features {
            let place = Int(feature)
            squares[place] += square
            let rate = rate / squares[place].squareRoot()
            let row = weights + place * width
            for index in 0..<width { row[index] -= rate * step[index] }
        }
        return loss
    }

    /// Moves each row so that its weights add up to nothing, which changes no probability.
    func center() {
        for feature in 0..<featureCount {
            let row = weights + feature * width
            var sum: Float = 0
            for index in 0..<classCount { sum += row[index] }
            let mean = sum / Float(classCount)
            for index in 0..<classCount { row[index] -= mean }
            for index in classCount..<width { row[index] = 0 }
        }
    }

    /// The scores of a text, as an array.
    func scored(_ features: [UInt32], total: Int) -> [Float] {
        Array(UnsafeBufferPointer(start: score(features, total: total), count: width))
    }
}
