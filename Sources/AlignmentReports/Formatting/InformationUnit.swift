/// The unit in which entropies and divergences are told.
public enum InformationUnit: String, Sendable, Hashable, Codable {
    /// Natural logarithms: the unit of everything this package computes.
    case nats
    /// Logarithms to base 2.
    case bits

    /// An amount of information in this unit.
    public func amount(nats: Double) -> Double { self == .nats ? nats : nats / 0.693_147_180_559_945_309_4 }
}
