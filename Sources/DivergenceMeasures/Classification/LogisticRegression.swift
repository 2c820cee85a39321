import RealModule

/// L2-regularised logistic regression on sparse vectors: the minimum of ½|w|² + C Σ sᵢ ln(1 + exp(−yᵢ(w·xᵢ + b))).
///
/// The weights sᵢ make both classes count alike, n/(2 n_class); the intercept b is not regularised. This is the objective of
/// scikit-learn's `LogisticRegression(class_weight="balanced")`. It is strictly convex in w and has one minimum, which Newton's method
/// with conjugate gradients finds (C. Lin, R. Weng, S. Keerthi, JMLR 9 (2008) 627–650); the same for the same data, in every order of magnitude.
struct LogisticRegression {
    /// w, then b.
    private(set) var parameters: [Double]
    /// The largest component of the gradient at ``parameters``.
    private(set) var gradientNorm = Double.infinity

    /// The gradient's largest component at which the search ends.
    static let tolerance = 1e-9
    private static let mostSteps = 100

    /// A row of the design: a document and its class.
    struct Example {
        var vector: DocumentVector
        /// 1 or −1.
        var label: Double
    }

    /// - Parameters:
    ///   - cost: C.
    ///   - start: parameters to begin from.
    init(_ examples: [Example], buckets: Int, cost: Double = 1, start: LogisticRegression? = nil) {
        parameters = start?.parameters ?? [Double](repeating: 0, count: buckets + 1)
        let positive = Double(examples.count { $0.label > 0 })
        let size = Double(examples.count)
        guard positive > 0, positive < size else { return }
        let weights = examples.map { cost * size / (2 * ($0.label > 0 ? positive : size - positive)) }
        var value = objective(parameters, examples, weights)
        for _ in 0..<Self.mostSteps {
            let scores = examples.map { Self.score(parameters, $0.vector) }
            let (gradient, curvatures) = derivatives(scores, examples, weights)
            gradientNorm = gradient.reduce(0) { max($0, abs($1)) }
            if gradientNorm <= Self.tolerance { return }
            let step = Self.solve(gradient, examples, curvatures, precision: min(0.1, gradientNorm.squareRoot()))
            let slope = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
            var length = 1.0
            var isLower = false
            while length > 1e-10 {
                let candidate = zip(parameters, step).map { $0 + length * $1 }
                let reached = objective(candidate, examples, weights)
                // Near the minimum the objective is flat to rounding.
                if reached <= value + 1e-4 * length * slope || abs(length * slope) <= 1e-13 * abs(value) {
                    (parameters, value, isLower) = (candidate, reached, true)
                    break
                }
                length /= 2
            }
            if !isLower { return }
        }
    }

    /// w·x + b.
    func score(_ vector: DocumentVector) -> Double { Self.score(parameters, vector) }

    private static func score(_ parameters: [Double], _ vector: DocumentVector) -> Double {
        var sum = parameters[parameters.count - 1]
        for (bucket, value) in zip(vector.buckets, vector.values) { sum += parameters[bucket] * value }
        return sum
    }

    private func objective(_ parameters: [Double], _ examples: [Example], _ weights: [Double]) -> Double {
        var sum = CompensatedSum()
        for (example, weight) in zip(examples, weights) {
            let margin = example.label * Self.score(parameters, example.vector)
            sum.add(weight * (max(0, -margin) + .log(onePlus: .exp(-abs(margin)))))
        }
        var square = CompensatedSum()
        for value in parameters.dropLast() { square.add(value * value) }
        return sum.value + square.value / 2
    }

    /// The gradient, and the weight of each example in the Hessian.
    private func derivatives(
        _ scores: [Double], _ examples: [Example], _ weights: [Double]
    ) -> (gradient: [Double], curvatures: [Double]) {
        var gradient = parameters
        gradient[gradient.count - 1] = 0
        var curvatures: [Double] = []
        curvatures.reserveCapacity(examples.count)
        for ((score, example), weight) in zip(zip(scores, examples), weights) {
            // The probability of the other class.
            let wrong = 1 / (1 + .exp(example.label * score))
            Self.add(-weight * example.label * wrong, example.vector, to: &gradient)
            curvatures.append(weight * wrong * (1 - wrong))
        }
        return (gradient, curvatures)
    }

    private static func add(_ factor: Double, _ vector: DocumentVector, to sum: inout [Double]) {
        for (bucket, value) in zip(vector.buckets, vector.values) { sum[bucket] += factor * value }
        sum[sum.count - 1] += factor
    }

    /// Newton's step: the solution of (I + XᵀDX) step = −gradient by conjugate gradients, to a relative precision.
    private static func solve(
        _ gradient: [Double], _ examples: [Example], _ curvatures: [Double], precision: Double
    ) -> [Double] {
        var step = [Double](repeating: 0, count: gradient.count)
        var residual = gradient.map { -$0 }
        var direction = residual
        var square = residual.reduce(0) { $0 + $1 * $1 }
        let goal = precision * precision * square
        for _ in 0..<500 where square > goal {
            var image = direction
            image[image.count - 1] = 0
            for (example, curvature) in zip(examples, curvatures) {
                add(curvature * score(direction, example.vector), example.vector, to: &image)
            }
            let curvature = zip(direction, image).reduce(0) { $0 + $1.0 * $1.1 }
            guard curvature > 0 else { break }
            let length = square / curvature
            for index in step.indices {
                step[index] += length * direction[index]
                residual[index] -= length * image[index]
            }
            let next = residual.reduce(0) { $0 + $1 * $1 }
            for index in direction.indices { direction[index] = residual[index] + next / square * direction[index] }
            square = next
        }
        return step
    }
}
