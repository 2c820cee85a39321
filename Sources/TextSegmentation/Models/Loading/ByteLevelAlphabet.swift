/// The scalars that stand for bytes in files of byte-level models: printable ones for themselves, U+0100 and up in order
/// for the others (GPT-2's `bytes_to_unicode`).
enum ByteLevelAlphabet {
    /// The byte of each scalar below 0x144; -1 where there is none.
    private static let bytes: [Int16] = {
        var bytes = [Int16](repeating: -1, count: 0x144)
        var others = 0x100
        for byte in 0..<0x100 {
            let isPrintable = (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || byte >= 0xAE
            if isPrintable {
                bytes[byte] = Int16(byte)
            } else {
                bytes[others] = Int16(byte)
                others += 1
            }
        }
        return bytes
    }()

    /// The bytes that a text stands for; `nil` where it holds a scalar that stands for none.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard scalar.value < 0x144, bytes[Int(scalar.value)] >= 0 else { return nil }
            result.append(UInt8(bytes[Int(scalar.value)]))
        }
        return result
    }
}
