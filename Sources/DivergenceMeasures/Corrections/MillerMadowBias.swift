/// The second-order bias of the plug-in Jensen–Shannon divergence, which only types of both sides contribute to.
struct MillerMadowBias {
    let jensenShannon: Double

    init(_ spectrum: JointCountSpectrum, scale: PairScale) {
        var sum = CompensatedSum()
        for entry in spectrum.entries where entry.first > 0 && entry.second > 0 {
            let p = Double(entry.first) / scale.first
            let q = Double(entry.second) / scale.second
            let bias = ((1 - p) * (q / (p + q)) / scale.first + (1 - q) * (p / (p + q)) / scale.second) / 4
            sum.add(Double(entry.types) * bias)
        }
        jensenShannon = sum.value
    }
}
