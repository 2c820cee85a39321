/// Data that cannot be chosen, and why.
public struct SelectionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public struct Code: Sendable, Hashable {
        let name: String
        /// A side holds no token.
        public static let noFeatures = Code(name: "noFeatures")
        /// Inputs were not the same when they were read again.
        public static let changedInput = Code(name: "changedInput")
        /// A profile does not hold what is needed.
        public static let unsuitableProfile = Code(name: "unsuitableProfile")
        /// A copy of a stream could not be read back, or the stream not be read.
        public static let unreadable = Code(name: "unreadable")
    }

    public let code: Code
    /// What happened, and what to do.
    public let message: String
    /// The file at fault, where there is one.
    public let path: String?

    init(_ code: Code, path: String? = nil, message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    public var description: String { path.map { "\($0): \(message)" } ?? message }
}
