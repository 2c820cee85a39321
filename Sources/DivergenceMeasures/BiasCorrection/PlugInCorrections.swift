import NGramStatistics

/// The textbook corrections of the plug-in sums, each where it is defined.
struct PlugInCorrections {
    /// One estimator's name and what it makes of each sum; `nil` where it is not defined.
    struct Correction {
        var name: String
        var sums: [Double?]
    }

    let corrections: [Correction]

    /// - Parameter sums: the sums over the spectrum.
    /// - Complexity: O(distinct pairs × sums).
    init(spectrum: JointCountSpectrum, terms: TermSet, smoothing: ReferenceSmoothing, sums: [Double]) {
        let isDivergence = terms.names.map { $0.isDivergence(smoothing) }
        func finite(_ values: [Double?]) -> [Double?] {
            zip(values, isDivergence).map { value, applies in
                guard applies, let value, value.isFinite else { return nil }
                return value
            }
        }
        var all = [
            Correction(
                name: "Miller–Madow",
                sums: finite(
                    zip(sums, MillerMadow(spectrum, terms: terms).bias).map { sum, bias in bias.map { sum - $0 } }))
        ]
        if spectrum.unlistedFirstMass == 0 {
            let jackknife = TokenJackknife(spectrum, terms: terms, sums: sums)
            all.append(
                Correction(name: "delete-one-token jackknife", sums: finite(zip(sums, jackknife.bias).map { $0 - $1 })))
            all.append(
                Correction(
                    name: "Chao–Shen coverage adjustment",
                    sums: finite(CoverageAdjustment(spectrum, terms: terms).sums)))
        }
        corrections = all
    }
}
