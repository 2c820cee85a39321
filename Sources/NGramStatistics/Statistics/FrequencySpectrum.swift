/// How many types occur how often: f₁ types once, f₂ twice, and so on.
///
/// Everything this module says of vocabulary growth, entropy, coverage and rank–frequency depends on the counts only
/// through their spectrum. A spectrum is exact and needs a few thousand entries for a corpus of any size, about √(2 N)
/// at most.
///
/// ```swift
/// let spectrum = FrequencySpectrum(counts: [5, 1, 1, 2])
/// spectrum[1]      // 2 types occur once
/// spectrum.types   // 4
/// spectrum.tokens  // 9
/// ```
///
/// Source: R. H. Baayen, Word Frequency Distributions (2001), doi:10.1007/978-94-010-0844-0, chapter 2.
public struct FrequencySpectrum: Sendable, Hashable {
    /// The types of one count.
    public struct Entry: Sendable, Hashable {
        /// How often each of them occurs; at least 1.
        public let count: UInt64
        /// How many there are; at least 1.
        public let types: UInt64

        public init(count: UInt64, types: UInt64) {
            self.count = count
            self.types = types
        }
    }

    /// The types by count, ascending.
    public let entries: [Entry]
    /// V: different types.
    public let types: UInt64
    /// N: occurrences of all types, in tokens (or n-grams, for a higher order).
    public let tokens: UInt64

    /// The spectrum of counts; counts of 0 are left out.
    ///
    /// - Precondition: fewer than 2⁶³ tokens.
    /// - Complexity: O(n + m log m) for n counts of which m are different.
    public init(counts: some Sequence<UInt64>) {
        var accumulator = Accumulator()
        for count in counts { accumulator.add(count: count) }
        self = accumulator.spectrum
    }

    /// The spectrum with these entries.
    ///
    /// - Returns: `nil` unless counts ascend strictly from 1 up, all types are positive, and there are fewer than 2⁶³
    ///   tokens.
    public init?(entries: [Entry]) {
        var types: UInt64 = 0
        var tokens: UInt64 = 0
        var previous: UInt64 = 0
        for entry in entries {
            guard entry.count > previous, entry.types > 0 else { return nil }
            previous = entry.count
            let (mass, isTooMuch) = entry.count.multipliedReportingOverflow(by: entry.types)
            guard !isTooMuch, mass < 1 << 63 - tokens else { return nil }
            tokens += mass
            types += entry.types
        }
        self.entries = entries
        self.types = types
        self.tokens = tokens
    }

    /// How many types occur exactly `count` times.
    ///
    /// - Complexity: O(log entries).
    public subscript(count: UInt64) -> UInt64 {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].count < count { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].count == count ? entries[low].types : 0
    }

    /// Types that occur once (hapax legomena), f₁.
    public var singletons: UInt64 { self[1] }
    /// Types that occur twice (dis legomena), f₂.
    public var doubletons: UInt64 { self[2] }
    /// How often the most frequent type occurs; 0 where there is none.
    public var largestCount: UInt64 { entries.last?.count ?? 0 }
    /// Types per token, between 0 and 1; `nil` without tokens. It falls as a corpus grows: compare only equal sizes,
    /// see ``expectedTypes(at:)``.
    public var typeTokenRatio: Double? { tokens > 0 ? Double(types) / Double(tokens) : nil }

    /// Σ over the types of a function of their count, compensated, from the rarest to the most frequent.
    func sum(_ term: (_ count: Double) -> Double) -> Double {
        var sum = CompensatedSum()
        for entry in entries { sum.add(Double(entry.types) * term(Double(entry.count))) }
        return sum.value
    }
}
