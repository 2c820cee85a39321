extension DocumentLengths {
    /// Tokens of all documents; infinite never, rounded beyond 2⁵³.
    public var tokens: Double {
        var sum = CompensatedSum()
        for entry in entries { sum.add(Double(entry.length) * Double(entry.documents)) }
        return sum.value
    }

    /// Mean length, in tokens; `nil` without documents.
    public var mean: Double? { documents > 0 ? tokens / Double(documents) : nil }

    /// Variance of the lengths over the documents (divided by their number), in tokens²; `nil` without documents.
    public var variance: Double? {
        guard let mean else { return nil }
        var sum = CompensatedSum()
        for entry in entries {
            let difference = Double(entry.length) - mean
            sum.add(Double(entry.documents) * difference * difference)
        }
        return sum.value / Double(documents)
    }

    /// The length of the document at a quantile: the least length that at least ⌈share · documents⌉ documents (one at
    /// the least) do not exceed. `nil` without documents.
    ///
    /// - Parameter share: 0...1; 0 gives the shortest, 0.5 the (lower) median, 1 the longest.
    /// - Complexity: O(entries).
    public func quantile(_ share: Double) -> UInt64? {
        precondition(share >= 0 && share <= 1, "a quantile lies between 0 and 1")
        guard let last = entries.last else { return nil }
        let exact = share * Double(documents)
        let rank = exact >= Double(documents) ? documents : max(1, UInt64(exact.rounded(.up)))
        var seen: UInt64 = 0
        for entry in entries {
            seen += entry.documents
            if seen >= rank { return entry.length }
        }
        return last.length
    }

    /// Documents whose lengths share a power of two.
    public struct Bin: Sendable, Hashable {
        /// The lengths, in tokens: 0, 1, 2–3, 4–7 and so on.
        public let lengths: ClosedRange<UInt64>
        /// Documents that long.
        public let documents: UInt64
        /// Their tokens; rounded beyond 2⁵³.
        public let tokens: Double
    }

    /// The distribution in bins that double, from the shortest document's to the longest's, empty ones between them
    /// included.
    public var logarithmicBins: [Bin] {
        guard let shortest = entries.first?.length, let longest = entries.last?.length else { return [] }
        func bin(_ length: UInt64) -> Int { UInt64.bitWidth - length.leadingZeroBitCount }
        let first = bin(shortest)
        var documents = [UInt64](repeating: 0, count: bin(longest) - first + 1)
        var tokens = [CompensatedSum](repeating: CompensatedSum(), count: documents.count)
        for entry in entries {
            documents[bin(entry.length) - first] += entry.documents
            tokens[bin(entry.length) - first].add(Double(entry.length) * Double(entry.documents))
        }
        return documents.indices.map { index in
            let bits = index + first
            let low: UInt64 = bits == 0 ? 0 : 1 << UInt64(bits - 1)
            let high: UInt64 = bits == 0 ? 0 : low + (low - 1)
            return Bin(lengths: low...high, documents: documents[index], tokens: tokens[index].value)
        }
    }
}
