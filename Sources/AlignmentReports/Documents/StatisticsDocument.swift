public import AlignmentKit

/// What `inspect --statistics` answers: a profile's document with one more key, `statistics`.
public struct StatisticsDocument: ResultDocument, Hashable {
    public var schemaVersion: Int { profile.schemaVersion }
    public var signature: String { profile.signature }
    /// What the profile holds.
    public var profile: ProfileDocument
    public var statistics: Statistics

    /// - Parameters:
    ///   - summary: of the profile.
    ///   - statistics: of the profile, with intervals of one confidence.
    ///   - confidence: of those intervals.
    ///   - unit: of entropies and divergences.
    public init(
        _ summary: ProfileSummary, statistics: CorpusStatistics, confidence: Double, unit: InformationUnit = .nats
    ) {
        profile = ProfileDocument(summary)
        profile.signature += "|statistics:1,confidence:\(confidence),unit:\(unit.rawValue)"
        self.statistics = Statistics(statistics, confidence: confidence, unit: unit)
    }

    private enum CodingKeys: String, CodingKey {
        case statistics
    }

    public init(from decoder: any Decoder) throws {
        profile = try ProfileDocument(from: decoder)
        statistics = try decoder.container(keyedBy: CodingKeys.self).decode(Statistics.self, forKey: .statistics)
    }

    public func encode(to encoder: any Encoder) throws {
        try profile.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(statistics, forKey: .statistics)
    }
}

extension StatisticsDocument {
    /// The statistics of a corpus. Entropies and lengths say their unit.
    public struct Statistics: Codable, Sendable, Hashable {
        /// Probability with which each interval holds, for tokens drawn independently.
        public var confidence: Double
        /// By order of n-gram; empty for a profile that lists only the n-grams of another.
        public var orders: [OrderStatistics]
        /// `null` where the profile does not hold them.
        @NullWhenAbsent public var documentLengths: LengthStatistics?
        /// `null` where the profile does not hold hashes of documents.
        @NullWhenAbsent public var duplicates: DuplicateStatistics?

        init(_ statistics: CorpusStatistics, confidence: Double, unit: InformationUnit) {
            self.confidence = confidence
            orders = statistics.orders.map { OrderStatistics($0, unit: unit) }
            documentLengths = statistics.documentLengths.map { LengthStatistics($0) }
            duplicates = statistics.duplicates.map { DuplicateStatistics($0) }
        }
    }

    /// The lengths of documents.
    public struct LengthStatistics: Codable, Sendable, Hashable {
        public struct Quantile: Codable, Sendable, Hashable {
            public var share: Double
            public var tokens: UInt64
        }
        public struct Bin: Codable, Sendable, Hashable {
            public var from: UInt64
            public var to: UInt64
            public var documents: UInt64
            public var tokens: Double
        }

        public var documents: UInt64
        /// Of all lengths.
        public var unit = "tokens"
        @FiniteOrNull public var mean: Double?
        @FiniteOrNull public var standardDeviation: Double?
        public var quantiles: [Quantile]
        public var bins: [Bin]

        static let shares = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1]

        init(_ lengths: DocumentLengths) {
            documents = lengths.documents
            mean = lengths.mean
            standardDeviation = lengths.variance?.squareRoot()
            quantiles = Self.shares.compactMap { share in
                lengths.quantile(share).map { Quantile(share: share, tokens: $0) }
            }
            bins = lengths.logarithmicBins.map {
                Bin(
                    from: $0.lengths.lowerBound, to: $0.lengths.upperBound, documents: $0.documents, tokens: $0.tokens)
            }
        }
    }

    /// Copies among documents.
    public struct DuplicateStatistics: Codable, Sendable, Hashable {
        public struct Multiplicity: Codable, Sendable, Hashable {
            /// How often the same document occurs.
            public var count: UInt64
            /// Different documents that do.
            public var documents: UInt64
        }

        public var documents: UInt64
        public var distinct: UInt64
        public var repeated: UInt64
        @FiniteOrNull public var redundantShare: Double?
        @FiniteOrNull public var duplicatedShare: Double?
        public var largestMultiplicities: [Multiplicity]
        public var expectedFalseCollisions: Double

        init(_ duplicates: DuplicateDocuments) {
            documents = duplicates.documents
            distinct = duplicates.distinct
            repeated = duplicates.repeated
            redundantShare = duplicates.redundantShare
            duplicatedShare = duplicates.duplicatedShare
            largestMultiplicities = duplicates.largestMultiplicities().map {
                Multiplicity(count: $0.count, documents: $0.types)
            }
            expectedFalseCollisions = duplicates.expectedFalseCollisions
        }
    }
}

/// A part of a document that may not exist: then it is written as `null`, so that its key is always there.
@propertyWrapper
public struct NullWhenAbsent<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    public var wrappedValue: Value?

    public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}
