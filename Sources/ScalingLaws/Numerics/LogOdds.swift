internal import RealModule

/// Between probabilities and the logarithms of their odds.
package enum LogOdds {
    /// ln(p / (1 − p)).
    package static func of(_ probability: Double) -> Double {
        Double.log(probability) - Double.log(onePlus: -probability)
    }

    /// The probability with these ln odds; between 0 and 1 for any finite number.
    package static func probability(_ logOdds: Double) -> Double {
        logOdds >= 0 ? 1 / (1 + Double.exp(-logOdds)) : Double.exp(logOdds) / (1 + Double.exp(logOdds))
    }
}
