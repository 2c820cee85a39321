/// Why a sketch could not be read from bytes, or two not merged.
public struct SketchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is; more may come.
    public struct Code: Sendable, Hashable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The bytes are no sketch of this kind.
        public static let foreign = Code("foreign")
        /// The bytes were written by a newer version.
        public static let newer = Code("newer")
        /// The bytes are cut short or changed.
        public static let corrupt = Code("corrupt")
        /// The two sketches have different sizes or hashes.
        public static let incompatible = Code("incompatible")
        /// The two together count 2⁶³ or more.
        public static let tooLarge = Code("tooLarge")
    }

    public let code: Code
    /// What happened and what to do, in a sentence.
    public let message: String

    public var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    static let damage = SketchError(.corrupt, "the sketch's bytes are damaged; copy them again or make it anew")
    static let overflow = SketchError(.tooLarge, "together the sketches would count 2^63 or more; keep them apart")
}
