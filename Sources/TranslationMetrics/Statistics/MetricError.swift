/// Translations that cannot be scored, and where.
public struct MetricError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong. The set may grow.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// No segment at all.
        public static let noSegments = Code(description: "noSegments")
        /// Translations and references of different numbers of segments.
        public static let unequalLengths = Code(description: "unequalLengths")
        /// A segment without a reference.
        public static let noReference = Code(description: "noReference")
    }

    /// What is wrong.
    public let code: Code
    /// The segment, counted from 1; nil where no single one is meant.
    public let segment: Int?
    /// What was found and what to do.
    public let message: String

    public init(code: Code, segment: Int? = nil, message: String) {
        self.code = code
        self.segment = segment
        self.message = message
    }

    public var description: String { segment.map { "segment \($0): \(message)" } ?? message }
}
