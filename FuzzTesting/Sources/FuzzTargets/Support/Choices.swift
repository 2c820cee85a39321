/// What a check chooses for an input, drawn from the input's bytes (FNV-1a, then SplitMix64).
struct Choices: RandomNumberGenerator {
    private var state: UInt64

    init(_ bytes: [UInt8]) {
        state = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
    }

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func element<Element>(of choices: [Element]) -> Element {
        choices[Int(next() % UInt64(choices.count))]
    }

    /// Bytes of a block: small ones make lines and decoders straddle blocks.
    mutating func blockSize() -> Int { element(of: [1, 2, 7, 16, 61, 256, 1000, 4096, 65536]) }
}
