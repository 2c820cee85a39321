/// The digests of Scripts/golden/segmentation.py.
enum Digest {
    /// FNV-1a, 64 bits.
    static func fnv(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension SegmentationGolden.Block {
    /// The scalars of the block that Python knows.
    var scalars: [UInt32] {
        (first..<(first + 0x1000)).filter { scalar in
            !(0xD800..<0xE000).contains(scalar) && !SegmentationGolden.added.contains { $0.contains(scalar) }
        }
    }
}
