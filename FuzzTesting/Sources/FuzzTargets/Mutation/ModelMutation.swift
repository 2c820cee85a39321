/// Mutations of models' binary form behind the checksums that opening looks at: those of the header and of the directory.
enum ModelMutation {
    private static let headerCount = 64

    static func mutated(
        _ bytes: [UInt8], seed: UInt64, mutate: ([UInt8], _ limit: Int) -> [UInt8]
    ) -> [UInt8]? {
        guard bytes.count > headerCount, bytes.starts(with: Array("AKLANGMD".utf8)) else { return nil }
        var choices = Choices(seed: seed)
        let offset = bytes[16..<24].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard offset >= UInt64(headerCount), offset < UInt64(bytes.count) else { return nil }
        var arrays = Array(bytes[headerCount..<Int(offset)])
        var directory = Array(bytes[Int(offset)...])
        if choices.next() % 2 == 0 {
            // A word of the directory, or any of its bytes.
            if choices.next() % 2 == 0, directory.count >= 8 {
                let word = Int(choices.next() % UInt64(directory.count / 8))
                let value = choices.element(of: [
                    0, 1, 64, 1 << 32, .max, UInt64(arrays.count), choices.next() & 0xFFFF,
                ])
                directory.replaceSubrange(8 * word..<8 * word + 8, with: ProfileHash.bytes(of: value))
            } else {
                directory = mutate(directory, directory.count + 64)
            }
        } else {
            arrays = mutate(arrays, arrays.count)
            arrays += [UInt8](repeating: 0, count: max(0, Int(offset) - headerCount - arrays.count))
        }
        guard directory.count > 16 else { return nil }
        var header = Array(bytes[..<16])
        for value in [
            UInt64(headerCount + arrays.count), UInt64(directory.count), DocumentHashReference.hash(directory), 0, 0,
        ] {
            header += ProfileHash.bytes(of: value)
        }
        header += ProfileHash.bytes(of: ProfileHash.hash(header))
        return header + arrays + directory
    }
}

/// The first word of the 128-bit hash of documents, for more than 16 bytes.
enum DocumentHashReference {
    static func hash(_ bytes: [UInt8]) -> UInt64 {
        precondition(bytes.count > 16)
        func fold(_ first: UInt64, _ second: UInt64) -> UInt64 {
            let product = first.multipliedFullWidth(by: second)
            return product.high ^ product.low
        }
        func word(_ offset: Int) -> UInt64 { bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        let seeds: [UInt64] = [
            0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03, 0x8CB9_2BA7_2F3D_8DD7, 0xAEF1_7502_108E_F2D9,
        ]
        var (first, second) = (seeds[0] ^ UInt64(bytes.count), seeds[1] &+ UInt64(bytes.count))
        var offset = 0
        while offset + 16 < bytes.count {
            first = fold(word(offset) ^ seeds[1], word(offset + 8) ^ first)
            second = fold(word(offset + 8) ^ seeds[2], word(offset) ^ second ^ seeds[3])
            offset += 16
        }
        let last = bytes.count - 16
        first = fold(word(last) ^ seeds[2], word(last + 8) ^ first)
        second = fold(word(last + 8) ^ seeds[1], word(last) ^ second ^ seeds[0])
        return fold(first ^ seeds[3], seeds[0] ^ (second >> 32))
    }
}
