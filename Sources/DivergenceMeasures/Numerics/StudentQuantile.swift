/// The two-sided 95 % point of Student's t distribution.
package enum StudentQuantile {
    /// - Parameter freedom: Degrees of freedom; below 2 the value for 2 is used.
    /// - Returns: The point, by its Cornish–Fisher expansion: 3 % low at 2 degrees, within 0.4 % from 3 on.
    ///   Source: R. Fisher, E. Cornish, Technometrics 2 (1960) 209–225, doi:10.1080/00401706.1960.10489895.
    package static func twoSided95(freedom: Double) -> Double {
        let z = 1.959963984540054
        let v = max(freedom, 2)
        let z3 = z * z * z
        let z5 = z3 * z * z
        let z7 = z5 * z * z
        let first = (z3 + z) / 4
        let second = (5 * z5 + 16 * z3 + 3 * z) / 96
        let third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384
        return z + (first + (second + third / v) / v) / v
    }
}
