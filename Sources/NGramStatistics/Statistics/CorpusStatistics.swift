/// The statistics people expect of a corpus, from its exact counts.
public struct CorpusStatistics: Sendable, Hashable {
    /// What the counts of one order of n-gram show.
    public struct Order: Sendable, Hashable {
        /// The order: 1 for tokens, 2 for bigrams, and so on. "Tokens" and "types" below are n-grams of it.
        public let order: Int
        /// How many types occur how often.
        public let spectrum: FrequencySpectrum
        /// Type–token growth, by doublings.
        public let growth: VocabularyGrowth
        /// Heaps' law; `nil` for fewer than 64 tokens.
        public let heaps: HeapsLaw?
        /// Zipf's law (q = 0); `nil` where there is no curve to fit.
        public let zipf: ZipfMandelbrotLaw?
        /// The Zipf–Mandelbrot law; `nil` where there is no curve to fit.
        public let zipfMandelbrot: ZipfMandelbrotLaw?
        /// Good–Turing's missing mass.
        public let missingMass: MissingMass
        /// Entropy by every estimator, in the order of ``EntropyEstimator/allCases``.
        public let entropies: [EntropyEstimate]

        /// - Complexity: O(entries of the spectrum) for each of some thousand steps.
        public init(order: Int, spectrum: FrequencySpectrum, confidence: Double = 0.95) {
            self.order = order
            self.spectrum = spectrum
            growth = VocabularyGrowth(spectrum)
            heaps = HeapsLaw(spectrum, confidence: confidence)
            zipf = ZipfMandelbrotLaw(spectrum, shift: 0)
            zipfMandelbrot = ZipfMandelbrotLaw(spectrum)
            missingMass = MissingMass(spectrum, confidence: confidence)
            entropies = EntropyEstimator.allCases.map { spectrum.entropy($0, confidence: confidence) }
        }
    }

    /// By order of n-gram, from 1; empty for a profile that lists only the n-grams of another, whose other types are
    /// unknown. Orders whose rare n-grams were dropped are left out: how many types occur once or twice is what nearly
    /// every estimate here rests on.
    public let orders: [Order]
    /// Lengths of the documents, in tokens; `nil` where the profile does not hold them.
    public let documentLengths: DocumentLengths?
    /// Copies among the documents; `nil` where the profile does not hold their hashes.
    public let duplicates: DuplicateDocuments?

    public init(orders: [Order], documentLengths: DocumentLengths? = nil, duplicates: DuplicateDocuments? = nil) {
        self.orders = orders
        self.documentLengths = documentLengths
        self.duplicates = duplicates
    }

    /// The statistics of a profile.
    ///
    /// - Parameters:
    ///   - profile: a profile; a restricted one has no ``orders``, a pruned one only those below the first that is pruned.
    ///   - maximumOrder: the highest order looked at; those the profile does not count are left out.
    ///   - confidence: of all intervals.
    /// - Throws: ``ProfileError`` where the profile is damaged.
    /// - Complexity: O(n-grams + documents).
    public init(_ profile: CorpusProfile, maximumOrder: Int = 3, confidence: Double = 0.95) throws {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        var orders: [Order] = []
        if profile.summary.restriction == nil {
            for order in 1..<min(profile.summary.completeOrder, maximumOrder) + 1 {
                orders.append(
                    Order(order: order, spectrum: try FrequencySpectrum(profile, order: order), confidence: confidence))
            }
        }
        self.init(
            orders: orders, documentLengths: try profile.documentLengths(),
            duplicates: try profile.duplicateDocuments())
    }
}

extension FrequencySpectrum {
    /// The spectrum of the n-grams of one order that a profile lists.
    ///
    /// For a profile restricted to another's n-grams that is no spectrum of its corpus: types outside are missing.
    /// - Parameter order: from 1 to the profile's order.
    /// - Throws: ``ProfileError`` where the profile is damaged, or its rare n-grams of this order were dropped: a spectrum
    ///   without its rarest types would mislead every estimate.
    /// - Complexity: O(n-grams).
    public init(_ profile: CorpusProfile, order: Int) throws {
        precondition((1...profile.summary.order).contains(order), "a profile counts the orders up to its own")
        try profile.requireCompleteCounts(upToOrder: order)
        var accumulator = Accumulator()
        // The counts alone: neither tokens nor a vocabulary are needed.
        if order == 1 {
            var cursor = VocabularyCursor(profile)
            while try cursor.advance() { accumulator.add(count: cursor.count) }
        } else {
            var cursor = NGramCursor(profile, order: order)
            while try cursor.advance() { accumulator.add(count: cursor.count) }
        }
        self = accumulator.spectrum
    }
}
