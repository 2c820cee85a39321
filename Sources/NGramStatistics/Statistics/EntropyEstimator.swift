/// How the entropy of a source is estimated from the counts of a sample.
public enum EntropyEstimator: String, Sendable, Hashable, Codable, CaseIterable {
    /// The entropy of the relative frequencies: the maximum-likelihood estimate. Too low by about (types of the source)
    /// / 2N.
    case plugIn
    /// Plug-in + (V − 1)/2N, its bias to second order with the observed types for all. Still too low where many types
    /// are unseen.
    ///
    /// Source: G. Miller, Note on the bias of information estimates (1955).
    case millerMadow
    /// ln N − (1/N) Σ k G(k), G(k) = ψ(k) + (−1)^k/2 [ψ((k + 1)/2) − ψ(k/2)]: bias falls off exponentially in the
    /// counts of the types. Can exceed ln V.
    ///
    /// Source: P. Grassberger (2003), arXiv:physics/0307138.
    case grassberger
    /// Horvitz–Thompson sum over the seen types of their Good–Turing-discounted shares: allows for unseen types. Can
    /// exceed ln V. Where all types occur once the coverage f₁/N would be 0; it is then taken as 1/N.
    ///
    /// Source: A. Chao, T.-J. Shen, Environmental and Ecological Statistics 10 (2003) 429–443,
    /// doi:10.1023/A:1026096204727.
    case chaoShen
}
