/// Why the bytes of a model cannot be used.
public struct IdentificationModelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the model the fault was found, in bytes.
    public let byteOffset: Int
    /// What is wrong.
    public let reason: String

    init(byteOffset: Int, reason: String) {
        self.byteOffset = byteOffset
        self.reason = reason
    }

    public var description: String {
        "The model of the language identifier is damaged or of another version: \(reason), at byte \(byteOffset)."
    }
}
