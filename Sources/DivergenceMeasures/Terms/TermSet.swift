/// The sums that a list of measures needs, each once, and how the measures are made of them.
struct TermSet {
    /// A measure's formula, and where its sums stand.
    struct Member {
        let measure: DivergenceMeasure
        let formula: MeasureFormula
        let indices: [Int]

        /// Whether it asks which types are there, see ``MeasureTerm/isOfPresence``.
        var isOfPresence: Bool { formula.terms.contains(where: \.isOfPresence) }

        /// This measure's sums out of all.
        func select(_ sums: [Double]) -> [Double] { indices.map { sums[$0] } }
    }

    let scale: PairScale
    /// The first side, smoothed.
    let reference: SmoothedReference
    /// The class of types that neither corpus has, where smoothing leaves it a share.
    let unseenClass: Pair?
    let names: [MeasureTerm]
    let terms: [any PairTerm]
    let members: [Member]
    /// Pairs of sums that stand in one measure together, a sum with itself first: what a covariance is needed of.
    let products: [(Int, Int)]

    /// - Parameter spectrum: the counts, from which the references are smoothed.
    init(_ measures: [DivergenceMeasure], spectrum: JointCountSpectrum, smoothing: ReferenceSmoothing) {
        var names: [MeasureTerm] = []
        var members: [Member] = []
        for measure in measures {
            let formula = measure.formula
            let indices = formula.terms.map { term in
                if let index = names.firstIndex(of: term) { return index }
                names.append(term)
                return names.count - 1
            }
            members.append(Member(measure: measure, formula: formula, indices: indices))
        }
        var products = names.indices.map { ($0, $0) }
        for member in members {
            for (position, first) in member.indices.enumerated() {
                for second in member.indices[..<position] {
                    let pair = (min(first, second), max(first, second))
                    if !products.contains(where: { $0 == pair }) { products.append(pair) }
                }
            }
        }
        let scale = PairScale(firstTotal: spectrum.firstTotal, secondTotal: spectrum.secondTotal)
        // Where types are unlisted, what would need them is not evaluated.
        let isKnown = spectrum.unlistedFirstMass == 0 || !smoothing.needsEveryType
        let first = isKnown ? SmoothedReference(smoothing, spectrum: spectrum, side: .first) : .unsmoothed
        let second = isKnown ? SmoothedReference(smoothing, spectrum: spectrum, side: .second) : .unsmoothed
        reference = first
        unseenClass = isKnown && smoothing.hasUnseenClass ? scale.pair(a: 0, b: 0, cross: 0) : nil
        self.scale = scale
        self.names = names
        self.members = members
        self.products = products
        terms = names.map { $0.term(scale: scale, first: first, second: second) }
    }

    /// Where a sum stands, if any measure needs it.
    func index(of term: MeasureTerm) -> Int? { names.firstIndex(of: term) }

    /// How many types are evaluated together.
    private static let blockSize = 512
    /// The last block may hold the unlisted tokens and the unseen class too.
    static let largestBlock = blockSize + 2

    /// Calls `body` with blocks of pairs and how many types have each.
    func forEachBlock(
        of spectrum: JointCountSpectrum, _ body: (_ pairs: [Pair], _ types: [Double]) -> Void
    ) {
        var pairs: [Pair] = []
        var types: [Double] = []
        pairs.reserveCapacity(Self.blockSize)
        types.reserveCapacity(Self.blockSize)
        let totals = (first: spectrum.firstTotal, second: spectrum.secondTotal)
        for entry in spectrum.entries {
            pairs.append(scale.pair(first: entry.first, second: entry.second, totals: totals))
            types.append(Double(entry.types))
            guard pairs.count == Self.blockSize else { continue }
            body(pairs, types)
            pairs.removeAll(keepingCapacity: true)
            types.removeAll(keepingCapacity: true)
        }
        if spectrum.unlistedFirstMass > 0 {
            pairs.append(scale.unlisted(tokens: Double(spectrum.unlistedFirstMass)))
            types.append(1)
        }
        if let unseenClass {
            pairs.append(unseenClass)
            types.append(1)
        }
        if !pairs.isEmpty { body(pairs, types) }
    }

    /// The sums over a spectrum, compensated.
    ///
    /// - Complexity: O(distinct pairs × sums).
    func sums(_ spectrum: JointCountSpectrum) -> [Double] {
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: terms.count)
        var values = [Double](repeating: 0, count: Self.largestBlock)
        forEachBlock(of: spectrum) { pairs, types in
            for (index, term) in terms.enumerated() {
                term.values(pairs, into: &values)
                for position in pairs.indices { sums[index].add(types[position] * values[position]) }
            }
        }
        return sums.map(\.value)
    }
}
