/// A model's file that cannot be used, or a model that is not at hand.
public struct TokenizerModelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure; more may be added.
    public struct Code: Sendable, Hashable {
        private let name: String
        private init(_ name: String) { self.name = name }
        /// The file is not of the format that it should have, or contradicts itself.
        public static let malformed = Code("malformed")
        /// The file asks for something that this library does not do.
        public static let unsupported = Code("unsupported")
        /// This build lacks a trait.
        public static let traitNeeded = Code("traitNeeded")
        /// A model is named, and its file was never loaded.
        public static let notLoaded = Code("notLoaded")
    }

    public let code: Code
    /// The part of the file that is to blame, as a path of keys: `pre_tokenizer.pretokenizers[0].pattern`. Empty where it
    /// is the whole file.
    public let field: String
    /// What is wrong, and what to do.
    public let message: String

    public init(_ code: Code, field: String = "", message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    public var description: String { field.isEmpty ? message : "\(field): \(message)" }
}
