public import NGramStatistics

extension DocumentLengths {
    /// The Wasserstein distance W₁ to another distribution of lengths, in tokens: how far the length of a document has to be moved on
    /// average for one distribution to become the other. It is the area between the cumulative distributions.
    ///
    /// A metric: 0 for equal distributions and only for them. Nothing is rounded but the result (relative error below 1e-14): weights are
    /// exact integers.
    ///
    /// - Returns: tokens; `nil` where either corpus has no documents.
    /// - Complexity: O(entries of both).
    public func wassersteinDistance(to other: DocumentLengths) -> Double? {
        LengthContrast(self, other, scale: .tokens)?.distance
    }

    /// W₁ between the distributions of ln(1 + length): |ln| of the factor by which a length has to change on average, for lengths well above
    /// one token. It does not hang on the few longest documents, and corpora whose lengths differ by a factor have the same
    /// distance on any scale.
    ///
    /// - Returns: a pure number; `nil` where either corpus has no documents.
    /// - Complexity: O(entries of both).
    public func logarithmicWassersteinDistance(to other: DocumentLengths) -> Double? {
        LengthContrast(self, other, scale: .logarithm)?.distance
    }
}
