internal import RealModule

/// ln(x).
func naturalLogarithm(_ x: Double) -> Double { Double.log(x) }
