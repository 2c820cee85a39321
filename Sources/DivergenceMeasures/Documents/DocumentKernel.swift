import NGramStatistics
import RealModule

/// How alike two documents are by their hashed n-grams of one order.
public enum DocumentKernel: Sendable, Hashable {
    /// Σ p q over relative frequencies: the n-gram spectrum kernel. It sees the documents' mean distribution only.
    case linear
    /// The cosine of the angle between the counts.
    case cosine
    /// exp(−|u − v|²/(2σ²)) for counts scaled to length 1. Characteristic: it sees every difference between distributions of documents.
    case gaussian(bandwidth: Bandwidth)
    /// exp(−|p − q|₁/σ) for relative frequencies. Characteristic too, and heavier of tail.
    case laplacian(bandwidth: Bandwidth)

    /// σ of a kernel.
    public enum Bandwidth: Sendable, Hashable {
        /// The median of the distances between different documents of both corpora together.
        case median
        /// A positive number.
        case fixed(Double)
    }

    /// The kernel unless told otherwise.
    public static let standard = DocumentKernel.gaussian(bandwidth: .median)

    /// Names the kernel in estimators.
    var label: String {
        func name(_ bandwidth: Bandwidth) -> String {
            switch bandwidth {
            case .median: "median distance"
            case .fixed(let width): "bandwidth \(width)"
            }
        }
        return switch self {
        case .linear: "spectrum kernel"
        case .cosine: "cosine kernel"
        case .gaussian(let bandwidth): "Gaussian kernel (\(name(bandwidth)))"
        case .laplacian(let bandwidth): "Laplacian kernel (\(name(bandwidth)))"
        }
    }

    var scaling: DocumentVector.Scaling {
        switch self {
        case .linear, .laplacian: .relativeFrequency
        case .cosine, .gaussian: .unitLength
        }
    }
}
