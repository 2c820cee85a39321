extension JointCountSpectrum {
    /// Counts pairs one type at a time.
    ///
    /// Nearly all pairs of real corpora are small, so those below ``denseLimit`` are counted in a table and only the others in a
    /// dictionary. Memory grows with the number of distinct pairs, not of types.
    public struct Accumulator: Sendable {
        private struct Pair: Hashable {
            var first: UInt64
            var second: UInt64
        }

        /// Counts below this one, on both sides, are counted in a table.
        static let denseLimit: UInt64 = 64

        private var dense: [UInt64]
        private var sparse: [Pair: UInt64] = [:]

        /// Nothing counted yet.
        public init() {
            dense = [UInt64](repeating: 0, count: Int(Self.denseLimit * Self.denseLimit))
        }

        /// Adds types with a pair of counts; (0, 0) is ignored.
        ///
        /// - Complexity: O(1) expected.
        @inline(__always)
        public mutating func add(first: UInt64, second: UInt64, types: UInt64 = 1) {
            if (first | second) < Self.denseLimit {
                dense[Int(truncatingIfNeeded: first &* Self.denseLimit &+ second)] &+= types
            } else {
                sparse[Pair(first: first, second: second), default: 0] &+= types
            }
        }

        /// Adds everything another accumulator counted.
        public mutating func merge(_ other: Accumulator) {
            for index in dense.indices { dense[index] &+= other.dense[index] }
            sparse.merge(other.sparse) { $0 &+ $1 }
        }

        /// The spectrum of all pairs added so far.
        ///
        /// - Parameters:
        ///   - firstTotal: Tokens of the first corpus; more than the counts sum to when types that the second corpus
        ///     lacks were not added. The sum of the counts when `nil`.
        ///   - secondTotal: Tokens of the second corpus, which must be the sum of its counts. Given, it is a check.
        /// - Throws: ``JointCountSpectrumError`` when totals disagree or are too large.
        /// - Complexity: O(d log d) for d distinct pairs.
        public func finish(
            firstTotal: UInt64? = nil, secondTotal: UInt64? = nil
        ) throws(JointCountSpectrumError) -> JointCountSpectrum {
            var entries = sparse.map { Entry(first: $0.key.first, second: $0.key.second, types: $0.value) }
            for index in dense.indices.dropFirst() where dense[index] > 0 {
                let (first, second) = UInt64(index).quotientAndRemainder(dividingBy: Self.denseLimit)
                entries.append(Entry(first: first, second: second, types: dense[index]))
            }
            entries.removeAll { $0.types == 0 }
            entries.sort { ($0.first, $0.second) < ($1.first, $1.second) }
            return try JointCountSpectrum(sortedEntries: entries, firstTotal: firstTotal, secondTotal: secondTotal)
        }
    }
}
