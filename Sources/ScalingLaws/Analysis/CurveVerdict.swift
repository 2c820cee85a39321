/// What a curve of downstream scores says about the pretraining data.
public enum CurveVerdict: String, Sendable, Codable, Hashable, CaseIterable {
    /// It rises, and the log-law holds: more of this data helps, and the law says how much.
    case monotone
    /// It rises, but the log-law fitted to its early points promises more than came.
    case saturating
    /// Pretraining adds nothing measurable.
    case flat
    /// It falls by more than its noise explains: the data are not aligned with the task.
    case nonMonotone
    /// The observations decide nothing.
    case insufficientEvidence
}
