import RealModule

/// The distribution of the first side, smoothed so that it can stand as a reference.
///
/// s = kept·p + borrowed·q + uniform − (discount where a > 0), or a table of counts. s sums to 1 over the types of both corpora, and the unseen
/// class where there is one.
struct SmoothedReference {
    /// Share of the side's own relative frequency.
    let kept: Double
    /// Share of the other side's.
    let borrowed: Double
    /// 1 − kept − borrowed, to its full relative precision.
    private let missing: Double
    /// What every type gets.
    private let uniform: Double
    /// What every type of the side gives up.
    private let discount: Double
    private let goodTuring: GoodTuringShares?

    /// A reference that is not smoothed.
    static let unsmoothed = SmoothedReference()

    private init(
        kept: Double = 1, borrowed: Double = 0, missing: Double = 0, uniform: Double = 0, discount: Double = 0,
        goodTuring: GoodTuringShares? = nil
    ) {
        self.kept = kept
        self.borrowed = borrowed
        self.missing = missing
        self.uniform = uniform
        self.discount = discount
        self.goodTuring = goodTuring
    }

    /// - Parameters:
    ///   - spectrum: the counts; where types are unlisted, only smoothings that do not need them may be asked for.
    ///   - side: the side that is the reference.
    init(_ smoothing: ReferenceSmoothing, spectrum: JointCountSpectrum, side: PairSide) {
        let totals = (first: Double(spectrum.firstTotal), second: Double(spectrum.secondTotal))
        let (own, other) = side == .first ? (totals.first, totals.second) : (totals.second, totals.first)
        let count: (JointCountSpectrum.Entry) -> UInt64 = side == .first ? { $0.first } : { $0.second }
        func types(where isCounted: (UInt64) -> Bool) -> Double {
            Double(spectrum.entries.reduce(0) { isCounted(count($1)) ? $0 + $1.types : $0 })
        }
        switch smoothing {
        case .unsmoothed: self.init()
        case .jelinekMercer(let weight):
            let borrowed = weight * (other / (own + other))
            self.init(kept: 1 - borrowed, borrowed: borrowed)
        case .additive(let pseudocount, let unseenClass):
            let added = pseudocount * (types { _ in true } + (unseenClass ? 1 : 0))
            let all = own + added
            self.init(kept: own / all, missing: added / all, uniform: pseudocount / all)
        case .absoluteDiscounting(let discount):
            let weight = discount * types { $0 > 0 } / own
            self.init(
                kept: 1 + weight * (own / (own + other)), borrowed: weight * (other / (own + other)), missing: -weight,
                discount: discount / own)
        case .goodTuring(let unseenClass):
            self.init(
                goodTuring: GoodTuringShares(
                    countsOfCounts: spectrum.countsOfCounts(count),
                    absentTypes: types { $0 == 0 } + (unseenClass ? 1 : 0)))
        }
    }

    /// s.
    @inline(__always)
    func share(_ pair: Pair) -> Double {
        if let goodTuring { return goodTuring.share(count: pair.a) }
        return kept * pair.p + borrowed * pair.q + uniform - (pair.a > 0 ? discount : 0)
    }

    /// q − s, to its full relative precision where only shares of p and q are mixed.
    @inline(__always)
    func excess(_ pair: Pair) -> Double {
        if let goodTuring { return pair.q - goodTuring.share(count: pair.a) }
        return missing * pair.q - kept * pair.difference - uniform + (pair.a > 0 ? discount : 0)
    }

    /// ln(q / s) for q > 0; infinite where s is 0.
    func logarithmOfRatio(_ pair: Pair) -> Double {
        let share = share(pair)
        guard share > 0 else { return .infinity }
        let relative = excess(pair) / share
        return abs(relative) < 0.5 ? .log(onePlus: relative) : .log(pair.q) - .log(share)
    }
}
