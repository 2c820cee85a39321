/// Elementary functions of eight numbers at once.
package enum LaneFunctions {
    package typealias Lanes = SIMD8<Double>

    /// e to each number, cut to ±700; within two units in the last place of the nearest.
    ///
    /// e^x = 2^k e^r with |r| ≤ ln 2 / 2, and e^r by its series to the thirteenth power.
    package static func exp(_ x: Lanes) -> Lanes {
        var x = x
        x.replace(with: -700, where: x .< -700)
        x.replace(with: 700, where: x .> 700)
        // Added to a number this large, what follows the point is rounded away, and k stands in the last bits.
        let shifted = x * 1.4426950408889634 + 0x1.8p52
        let k = shifted - 0x1.8p52
        let r = (x - k * 0x1.62e42fefa38p-1) - k * 0x1.ef35793c7673p-45
        var sum = r * (1 / 6_227_020_800) + (1 / 479_001_600)
        sum = sum * r + (1 / 39_916_800)
        sum = sum * r + (1 / 3_628_800)
        sum = sum * r + (1 / 362_880)
        sum = sum * r + (1 / 40_320)
        sum = sum * r + (1 / 5_040)
        sum = sum * r + (1 / 720)
        sum = sum * r + (1 / 120)
        sum = sum * r + (1 / 24)
        sum = sum * r + (1 / 6)
        sum = sum * r + 0.5
        sum = sum * r + 1
        sum = sum * r + 1
        // Bits of a number, of the same size: nothing is read that is not there.
        let bits = unsafe unsafeBitCast(shifted, to: SIMD8<UInt64>.self)
        return unsafe sum * unsafeBitCast((bits &+ 1023) &<< 52, to: Lanes.self)
    }
}
