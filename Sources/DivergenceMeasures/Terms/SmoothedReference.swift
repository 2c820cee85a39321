/// The distribution of the first side, smoothed so that it can stand as a reference: s = kept·p + borrowed·q.
struct SmoothedReference {
    /// Share of the side's own relative frequency.
    let kept: Double
    /// Share of the other side's; `kept` + `borrowed` is 1.
    let borrowed: Double

    /// - Parameter scale: the first side is the reference.
    init(_ smoothing: ReferenceSmoothing, scale: PairScale) {
        borrowed = smoothing.pooledWeight * (scale.second / scale.pooled)
        kept = 1 - borrowed
    }

    /// s.
    @inline(__always)
    func share(_ pair: Pair) -> Double { kept * pair.p + borrowed * pair.q }

    /// q − s, to its full relative precision.
    @inline(__always)
    func excess(_ pair: Pair) -> Double { -kept * pair.difference }
}
