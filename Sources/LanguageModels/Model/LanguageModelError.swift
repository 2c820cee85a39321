/// A language model that cannot be made, read, written or used.
public struct LanguageModelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; more may be added.
    public struct Code: Sendable, Hashable {
        private let name: String
        private init(_ name: String) { self.name = name }
        /// The file cannot be opened or read.
        public static let unreadable = Code("unreadable")
        /// The file is no language model.
        public static let foreign = Code("foreign")
        /// The file was written by a newer version.
        public static let newer = Code("newer")
        /// The file ends early, or was never finished.
        public static let truncated = Code("truncated")
        /// The file's bytes contradict their checksums or themselves.
        public static let corrupt = Code("corrupt")
        /// An ARPA file that is not well formed.
        public static let malformed = Code("malformed")
        /// Counts or a model that do not fit what is asked.
        public static let incompatible = Code("incompatible")
        /// There is nothing to estimate from.
        public static let empty = Code("empty")
        /// More n-grams than a model can hold, or than memory can.
        public static let tooLarge = Code("tooLarge")
    }

    public let code: Code
    /// The file; `nil` where none is concerned.
    public var path: String?
    /// The line of an ARPA file, from 1.
    public let line: Int?
    /// Bytes from the start of the (decompressed) file; `nil` where no place is to blame.
    public let byteOffset: Int?
    /// What is wrong, and what to do.
    public let message: String

    public init(_ code: Code, path: String? = nil, line: Int? = nil, byteOffset: Int? = nil, message: String) {
        self.code = code
        self.path = path
        self.line = line
        self.byteOffset = byteOffset
        self.message = message
    }

    public var description: String {
        var parts: [String] = []
        if let path { parts.append(path == "-" ? "standard input" : path) }
        let places = [line.map { "line \($0)" }, byteOffset.map { "byte \($0)" }].compactMap { $0 }
        if !places.isEmpty { parts.append(places.joined(separator: ", ")) }
        parts.append(message)
        return parts.joined(separator: ": ")
    }
}
