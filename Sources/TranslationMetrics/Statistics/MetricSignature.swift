/// All choices behind a score, as sacreBLEU writes them: `nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0`.
///
/// The version is that of the sacreBLEU whose definitions the scores follow and whose string this is, character by character:
/// scores are comparable with any of the same signature.
public struct MetricSignature: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The sacreBLEU that is followed.
    public static let version = "2.6.0"

    /// A key and its value.
    public struct Field: Sendable, Hashable, Codable {
        public var key: String
        public var value: String

        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// How intervals and tests were computed.
    public struct Resampling: Sendable, Hashable, Codable {
        /// Resamples of a bootstrap, where there was one.
        public var bootstrapResamples: Int?
        /// Trials of approximate randomisation, where there were any.
        public var randomizationTrials: Int?
        /// The seed of ``PCG64``; `nil` for another generator.
        public var seed: UInt64?

        public init(bootstrapResamples: Int? = nil, randomizationTrials: Int? = nil, seed: UInt64? = nil) {
            self.bootstrapResamples = bootstrapResamples
            self.randomizationTrials = randomizationTrials
            self.seed = seed
        }
    }

    /// The fields in order.
    public let fields: [Field]

    init(referenceCount: Int?, resampling: Resampling?, own: [Field]) {
        var fields = [Field("nrefs", referenceCount.map(String.init) ?? "var")]
        if let resamples = resampling?.bootstrapResamples { fields.append(Field("bs", String(resamples))) }
        if let trials = resampling?.randomizationTrials { fields.append(Field("ar", String(trials))) }
        if let seed = resampling?.seed { fields.append(Field("seed", String(seed))) }
        self.fields = fields + own + [Field("version", Self.version)]
    }

    public var description: String { fields.map { "\($0.key):\($0.value)" }.joined(separator: "|") }
}
