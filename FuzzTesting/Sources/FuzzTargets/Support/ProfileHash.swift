/// The 64-bit hash of profiles' headers and of sketches, as `Documentation/ProfileFormat.md` has it, for more than 16 bytes.
enum ProfileHash {
    static func hash(_ bytes: [UInt8]) -> UInt64 {
        precondition(bytes.count > 16)
        func fold(_ first: UInt64, _ second: UInt64) -> UInt64 {
            let product = first.multipliedFullWidth(by: second)
            return product.high ^ product.low
        }
        func word(_ offset: Int) -> UInt64 { bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        var offset = 0
        while offset + 16 < bytes.count {
            state = fold(word(offset) ^ 0xD1B5_4A32_D192_ED03, word(offset + 8) ^ state)
            offset += 16
        }
        let last = bytes.count - 16
        state = fold(word(last) ^ 0x8CB9_2BA7_2F3D_8DD7, word(last + 8) ^ state)
        return fold(state ^ 0xAEF1_7502_108E_F2D9, 0x9E37_79B9_7F4A_7C15)
    }

    static func bytes(of value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
