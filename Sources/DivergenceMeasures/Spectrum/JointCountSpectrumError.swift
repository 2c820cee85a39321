/// Counts of two corpora that do not make a ``JointCountSpectrum``.
public struct JointCountSpectrumError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong; more codes may be added.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// One array of counts is longer than the other.
        public static let lengthsDiffer = Code(name: "lengthsDiffer")
        /// A total exceeds ``JointCountSpectrum/largestTotal``.
        public static let totalTooLarge = Code(name: "totalTooLarge")
        /// A stated total does not fit the listed counts.
        public static let totalsDisagree = Code(name: "totalsDisagree")
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
