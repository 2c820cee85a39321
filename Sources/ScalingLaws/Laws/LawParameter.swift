/// One coefficient of a law.
public struct LawParameter: Sendable, Codable, Hashable {
    /// The symbol, spelled out where it is Greek: `alpha`.
    public var name: String
    /// The finite value.
    public var value: Double

    public init(name: String, value: Double) {
        self.name = name
        self.value = value
    }
}
