/// A profile that cannot be read, merged or compared.
public struct ProfileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; more may be added.
    public struct Code: Sendable, Hashable {
        private let name: String
        private init(_ name: String) { self.name = name }
        /// The file cannot be opened or read.
        public static let unreadable = Code("unreadable")
        /// The file is not a profile at all.
        public static let foreign = Code("foreign")
        /// The file was written by a newer version.
        public static let newer = Code("newer")
        /// The file was written by an earlier version, whose format is no longer read.
        public static let older = Code("older")
        /// The file ends early, or was never finished.
        public static let truncated = Code("truncated")
        /// The file's bytes contradict its checksums or themselves.
        public static let corrupt = Code("corrupt")
        /// Two profiles were made in ways that do not fit together.
        public static let incompatible = Code("incompatible")
        /// The profile does not hold what is asked of it.
        public static let absent = Code("absent")
        /// The counts are beyond what a profile can hold.
        public static let tooLarge = Code("tooLarge")
    }

    public let code: Code
    /// The profile's file.
    public let path: String
    /// Bytes from the start of the file to where it went wrong; `nil` where no place is to blame.
    public let byteOffset: Int?
    /// What is wrong, and what to do.
    public let message: String

    public init(_ code: Code, path: String, byteOffset: Int? = nil, message: String) {
        self.code = code
        self.path = path
        self.byteOffset = byteOffset
        self.message = message
    }

    public var description: String {
        if let byteOffset { return "\(path): byte \(byteOffset): \(message)" }
        return "\(path): \(message)"
    }
}
