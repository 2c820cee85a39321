/// Two arrays of probabilities that no measure can be taken of.
public struct DistributionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong; more codes may be added.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// One array is longer than the other.
        public static let lengthsDiffer = Code(name: "lengthsDiffer")
        /// A value is negative, infinite or not a number.
        public static let notAProbability = Code(name: "notAProbability")
        /// The values do not sum to 1, and it was not asked to normalise them; or they sum to 0.
        public static let notNormalized = Code(name: "notNormalized")
        /// The measure does not exist for these distributions, or is not one between distributions.
        public static let undefined = Code(name: "undefined")
    }

    /// What is wrong.
    public var code: Code
    /// What is wrong and what to do, in words.
    public var message: String

    /// An error.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
