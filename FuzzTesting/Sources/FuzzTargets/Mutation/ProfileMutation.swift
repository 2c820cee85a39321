/// Mutations of profile files behind their checksums: a block is decompressed, changed and compressed again.
enum ProfileMutation {
    private static let headerCount = 64
    private static let maximumBlockCount = 1 << 20

    static func mutated(
        _ bytes: [UInt8], seed: UInt64, mutate: ([UInt8], _ limit: Int) -> [UInt8]
    ) -> [UInt8]? {
        guard bytes.count > headerCount, bytes.starts(with: Array("AKPROFIL".utf8)) else { return nil }
        var choices = Choices(seed: seed)
        let directory = littleEndian(bytes[16..<24])
        guard directory >= UInt64(headerCount), directory < UInt64(bytes.count) else { return nil }
        let start = Int(directory)
        if choices.next() % 2 == 0 {
            let found = ZstandardReference.decompressed(Array(bytes[start...]), capacity: maximumBlockCount)
            guard let raw = found.text else { return nil }
            return withDirectory(mutate(raw, raw.count + 64), sections: Array(bytes[..<start]))
        }
        return withMutatedBlock(bytes, sections: headerCount..<start, &choices)
    }

    /// A profile of these sections, headed by 64 bytes that are made anew.
    private static func withDirectory(_ raw: [UInt8], sections: [UInt8]) -> [UInt8] {
        let frame = ZstandardReference.compressed(raw, level: 1)
        var header = Array(sections[..<16])
        for value in [sections.count, frame.count, raw.count, 0, 0] { header += littleEndian(UInt64(value)) }
        header += ProfileHash.bytes(of: ProfileHash.hash(header))
        return header + sections[headerCount...] + frame
    }

    /// Changes bytes of one block in a section; a skippable frame keeps its compressed size.
    private static func withMutatedBlock(
        _ bytes: [UInt8], sections: Range<Int>, _ choices: inout Choices
    ) -> [UInt8]? {
        var frames: [Range<Int>] = []
        var position = sections.lowerBound
        while position < sections.upperBound {
            let size = ZstandardReference.frameSize(Array(bytes[position..<sections.upperBound]))
            guard let size, size > 0 else { break }
            frames.append(position..<position + size)
            position += size
        }
        guard !frames.isEmpty else { return nil }
        let frame = choices.element(of: frames)
        let found = ZstandardReference.decompressed(Array(bytes[frame]), capacity: maximumBlockCount)
        guard var raw = found.text, !raw.isEmpty else { return nil }
        for _ in 0...choices.next() % 3 {
            let index = Int(choices.next() % UInt64(raw.count))
            raw[index] = choices.element(of: [0, 1, 0x7F, 0x80, 0xFF, raw[index] ^ 1, UInt8(choices.next() & 255)])
        }
        var replacement = ZstandardReference.compressed(raw, level: 19)
        let padding = frame.count - replacement.count - 8
        guard padding == -8 || padding >= 0 else { return nil }
        if padding >= 0 {
            replacement += [0x50, 0x2A, 0x4D, 0x18] + littleEndian(UInt64(padding)).prefix(4)
            replacement += [UInt8](repeating: 0, count: padding)
        }
        return Array(bytes[..<frame.lowerBound]) + replacement + bytes[frame.upperBound...]
    }

    private static func littleEndian(_ value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
