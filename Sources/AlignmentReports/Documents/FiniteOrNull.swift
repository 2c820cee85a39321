/// A number of a document that may not exist: absent, infinite and undefined values are all written as `null`.
@propertyWrapper
public struct FiniteOrNull: Codable, Sendable, Hashable {
    /// The number; never infinite and never NaN.
    public var wrappedValue: Double? {
        didSet { wrappedValue = Self.finite(wrappedValue) }
    }

    public init(wrappedValue: Double?) {
        self.wrappedValue = Self.finite(wrappedValue)
    }

    public init(from decoder: any Decoder) throws {
        self.init(wrappedValue: try Double?(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }

    private static func finite(_ value: Double?) -> Double? {
        value.flatMap { $0.isFinite ? $0 : nil }
    }
}
