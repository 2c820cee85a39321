import AlignmentKit

extension StatisticsDocument {
    /// What the counts of one order show. "Tokens" and "types" are n-grams of it.
    public struct OrderStatistics: Codable, Sendable, Hashable {
        /// Types of one count.
        public struct Frequency: Codable, Sendable, Hashable {
            public var count: UInt64
            public var types: UInt64
        }
        /// Types expected in so many tokens.
        public struct Growth: Codable, Sendable, Hashable {
            public var tokens: UInt64
            public var types: Double
            public var standardError: Double
        }
        /// Heaps' law.
        public struct Heaps: Codable, Sendable, Hashable {
            public var coefficient: Double
            public var exponent: Double
            public var lower: Double
            public var upper: Double
            public var residual: Double
            public var smallestSize: UInt64
            public var largestSize: UInt64
            public var localExponent: Double
        }
        /// The law of rank and frequency.
        public struct RankLaw: Codable, Sendable, Hashable {
            public var exponent: Double
            @FiniteOrNull public var exponentError: Double?
            public var shift: Double
            @FiniteOrNull public var shiftError: Double?
            public var isAtLimit: Bool
            /// Between the counts and the law, per token.
            public var divergence: Double
            /// Of the divergence.
            public var unit: InformationUnit
        }
        /// The mass of unseen types.
        public struct Missing: Codable, Sendable, Hashable {
            public var estimate: Double
            @FiniteOrNull public var lower: Double?
            @FiniteOrNull public var upper: Double?
            /// Holds for any source, with the confidence.
            public var upperBound: Double
        }
        /// One estimate of the entropy.
        public struct Entropy: Codable, Sendable, Hashable {
            public var estimator: String
            /// Per token.
            public var estimate: Double
            public var standardError: Double
            @FiniteOrNull public var lower: Double?
            @FiniteOrNull public var upper: Double?
            /// Of all the figures.
            public var unit: InformationUnit
        }

        /// The counts listed in ``frequencies`` go up to this.
        static let largestListedCount: UInt64 = 20

        public var order: Int
        public var tokens: UInt64
        public var types: UInt64
        @FiniteOrNull public var typeTokenRatio: Double?
        /// Lower bound on the types of the source (Chao1).
        @FiniteOrNull public var typesAtLeast: Double?
        /// Types by count, for counts up to 20 that occur.
        public var frequencies: [Frequency]
        public var missingMass: Missing
        public var entropies: [Entropy]
        @NullWhenAbsent public var heaps: Heaps?
        @NullWhenAbsent public var zipf: RankLaw?
        @NullWhenAbsent public var zipfMandelbrot: RankLaw?
        public var growth: [Growth]

        init(_ statistics: CorpusStatistics.Order, unit: InformationUnit) {
            order = statistics.order
            tokens = statistics.spectrum.tokens
            types = statistics.spectrum.types
            typeTokenRatio = statistics.spectrum.typeTokenRatio
            typesAtLeast = statistics.spectrum.chaoLowerBoundOfTypes
            frequencies = statistics.spectrum.entries.prefix { $0.count <= Self.largestListedCount }
                .map { Frequency(count: $0.count, types: $0.types) }
            let missing = statistics.missingMass
            missingMass = Missing(
                estimate: missing.estimate, lower: missing.interval?.lower, upper: missing.interval?.upper,
                upperBound: missing.upperBound)
            entropies = statistics.entropies.map {
                Entropy(
                    estimator: $0.estimator.rawValue, estimate: unit.amount(nats: $0.nats),
                    standardError: unit.amount(nats: $0.standardError),
                    lower: ($0.interval?.lower).map { unit.amount(nats: $0) },
                    upper: ($0.interval?.upper).map { unit.amount(nats: $0) }, unit: unit)
            }
            heaps = statistics.heaps.map {
                Heaps(
                    coefficient: $0.coefficient, exponent: $0.exponent, lower: $0.exponentInterval.lower,
                    upper: $0.exponentInterval.upper, residual: $0.residual, smallestSize: $0.smallestSize,
                    largestSize: $0.largestSize, localExponent: $0.localExponent)
            }
            zipf = statistics.zipf.map { Self.law($0, unit) }
            zipfMandelbrot = statistics.zipfMandelbrot.map { Self.law($0, unit) }
            growth = statistics.growth.points.map {
                Growth(tokens: $0.tokens, types: $0.types, standardError: $0.standardError)
            }
        }

        private static func law(_ law: ZipfMandelbrotLaw, _ unit: InformationUnit) -> RankLaw {
            RankLaw(
                exponent: law.exponent, exponentError: law.exponentError, shift: law.shift,
                shiftError: law.shiftError, isAtLimit: law.isAtLimit, divergence: unit.amount(nats: law.divergence),
                unit: unit)
        }
    }
}
