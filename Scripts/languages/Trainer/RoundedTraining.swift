import Foundation

/// Multinomial logistic regression with weights as the model's tables hold them: 4 bits for every class of short n-grams,
/// and for long ones a few classes with one of two levels. Texts are scored by rounded weights, and the
/// unrounded ones are what is moved (the straight-through estimator; Bengio, Léonard and Courville 2013, arXiv:1308.3432).
final class RoundedTraining {
    let classCount: Int
    let width: Int
    /// Short n-grams come first.
    let denseCount: Int
    let sparseCount: Int
    private(set) var dense: [Float]
    private let sparseStarts: [Int]
    private let sparseClasses: [UInt8]
    private(set) var sparse: [Float]
    private var squares: [Float]
    private var scores: [Float]
    private var step: [Float]
    let scale: Float
    let levels: (Float, Float)
    private let largest: Float = 7

    /// - Parameters:
    ///   - dense: rows of weights, `width` apart.
    ///   - sparse: for each long n-gram its classes with their weights.
    ///   - scale: what 4-bit weights are units of.
    ///   - levels: the two weights of long n-grams, in the same unit.
    init(
        classCount: Int, width: Int, dense: [Float], sparse: [[(label: Int, weight: Float)]], scale: Float,
        levels: (Float, Float)
    ) {
        self.classCount = classCount
        self.width = width
        self.dense = dense
        self.scale = scale
        self.levels = levels
        denseCount = dense.count / width
        sparseCount = sparse.count
        var starts = [0]
        for row in sparse { starts.append(starts.last! + row.count) }
        sparseStarts = starts
        sparseClasses = sparse.flatMap { $0.map { UInt8($0.label) } }
        self.sparse = sparse.flatMap { $0.map(\.weight) }
        squares = [Float](repeating: 0.01, count: denseCount + sparseCount)
        scores = [Float](repeating: 0, count: width)
        step = scores
    }

    private static let rounder: Float = 12_582_912

    private func level(_ weight: Float) -> Float {
        // Halfway between the two, and halfway to nothing is nothing's: entries are there because they matter.
        weight > (levels.0 + levels.1) / 2 * scale ? levels.1 : levels.0
    }

    /// The scores of a text, in `scores`.
    func score(_ features: [UInt32], total: Int) -> [Float] {
        let inverse = 1 / scale
        let largest = largest
        let width = width
        scores.withUnsafeMutableBufferPointer { scores in
            for index in 0..<width { scores[index] = 0 }
            dense.withUnsafeBufferPointer { dense in
                for feature in features {
                    let feature = Int(feature)
                    if feature < denseCount {
                        let row = dense.baseAddress! + feature * width
                        for index in 0..<width {
                            scores[index] += min(
                                max((row[index] * inverse + Self.rounder) - Self.rounder, -largest), largest)
                        }
                    } else {
                        for entry in sparseStarts[feature - denseCount]..<sparseStarts[feature - denseCount + 1] {
                            scores[Int(sparseClasses[entry])] += level(sparse[entry])
                        }
                    }
                }
            }
            let factor = scale / Float(max(1, total)).squareRoot()
            for index in 0..<width { scores[index] *= factor }
        }
        return scores
    }

    /// One step.
    ///
    /// - Returns: −log of the probability of the label before it.
    func train(_ features: [UInt32], total: Int, label: Int, rate: Float, smoothing: Float) -> Float {
        _ = score(features, total: total)
        var highest = -Float.infinity
        for index in 0..<classCount { highest = max(highest, scores[index]) }
        var sum: Float = 0
        for index in 0..<classCount {
            scores[index] = expf(scores[index] - highest)
            sum += scores[index]
        }
        let loss = -logf(max(scores[label] / sum, 1e-30))
        let factor = 1 / Float(max(1, total)).squareRoot()
        var square: Float = 0
        for index in 0..<width {
            let target = index < classCount ? (index == label ? 1 - smoothing : 0) + smoothing / Float(classCount) : 0
            step[index] = index < classCount ? (scores[index] / sum - target) * factor : 0
            square += step[index] * step[index]
        }
        let width = width
        dense.withUnsafeMutableBufferPointer { dense in
            for feature in features {
                let place = Int(feature)
                squares[place] += square
                let rate = rate / squares[place].squareRoot()
                if place < denseCount {
                    let row = dense.baseAddress! + place * width
                    for index in 0..<width { row[index] -= rate * step[index] }
                } else {
                    for entry in sparseStarts[place - denseCount]..<sparseStarts[place - denseCount + 1] {
                        sparse[entry] -= rate * step[Int(sparseClasses[entry])]
                    }
                }
            }
        }
        return loss
    }

    /// Moves each dense row so that its weights add up to nothing, which changes no probability but for rounding.
    func center() {
        for feature in 0..<denseCount {
            let row = feature * width..<feature * width + classCount
            let mean = dense[row].reduce(0, +) / Float(classCount)
            for index in row { dense[index] -= mean }
        }
    }

    /// The 4-bit weights of a short n-gram.
    func denseRow(_ feature: Int) -> [Int8] {
        dense[feature * width..<feature * width + classCount].map {
            Int8(min(max(($0 / scale).rounded(.toNearestOrEven), -largest), largest))
        }
    }

    /// The classes of a long n-gram, and whether they have the higher level.
    func sparseRow(_ feature: Int) -> [(label: Int, isHigh: Bool)] {
        (sparseStarts[feature]..<sparseStarts[feature + 1]).map {
            (Int(sparseClasses[$0]), level(sparse[$0]) == levels.1)
        }
    }
}
