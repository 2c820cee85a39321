extension FrequencySpectrum {
    /// Gathers a spectrum count by count, in any order.
    ///
    /// Spectra of disjoint sets of types merge; spectra of two corpora that share types do not (their counts must be
    /// added first).
    public struct Accumulator: Sendable {
        private static let denseCount = 4096
        /// Types by count, for the small counts that nearly all types have.
        private var dense = [UInt64](repeating: 0, count: Self.denseCount)
        private var sparse: [UInt64: UInt64] = [:]
        private var tokens: UInt64 = 0

        public init() {}

        /// Notes types that occur `count` times each; a count of 0 is no type.
        ///
        /// - Precondition: fewer than 2⁶³ tokens in all.
        /// - Complexity: O(1).
        public mutating func add(count: UInt64, types: UInt64 = 1) {
            let (mass, isTooMuch) = count.multipliedReportingOverflow(by: types)
            precondition(!isTooMuch && mass < 1 << 63 - tokens, "a spectrum holds fewer than 2^63 tokens")
            tokens += mass
            guard count > 0, types > 0 else { return }
            if count < Self.denseCount {
                dense[Int(count)] += types
            } else {
                sparse[count, default: 0] += types
            }
        }

        /// Adds the types of another accumulator, which must not have types in common with this one.
        public mutating func merge(_ other: Accumulator) {
            for entry in other.spectrum.entries { add(count: entry.count, types: entry.types) }
        }

        /// The spectrum of what has been added.
        ///
        /// - Complexity: O(m log m) for m different counts.
        public var spectrum: FrequencySpectrum {
            var entries: [Entry] = []
            for count in 1..<Self.denseCount where dense[count] > 0 {
                entries.append(Entry(count: UInt64(count), types: dense[count]))
            }
            entries += sparse.sorted { $0.key < $1.key }.map { Entry(count: $0.key, types: $0.value) }
            guard let spectrum = FrequencySpectrum(entries: entries) else {
                preconditionFailure("what an accumulator holds is a spectrum")
            }
            return spectrum
        }
    }
}
