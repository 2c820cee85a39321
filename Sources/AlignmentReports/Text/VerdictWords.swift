import AlignmentKit

extension CurveVerdict {
    /// The verdict in a sentence.
    func sentence(metric: String) -> String {
        switch self {
        case .monotone: "\(metric) rises as the log-law says: more of this corpus should raise it further."
        case .saturating: "\(metric) rises, but less than its law promises: expect little of more of this corpus."
        case .flat: "pretraining on this corpus adds nothing measurable."
        case .nonMonotone: "\(metric) falls by more than noise explains: the corpus is not aligned with the task."
        case .insufficientEvidence: "nothing is decided yet."
        }
    }
}

/// The name of a metric as sentences print it.
func displayName(ofMetric name: String) -> String {
    switch name.lowercased() {
    case "bleu": "BLEU"
    case "chrf": "chrF"
    case "chrf++": "chrF++"
    default: name
    }
}
