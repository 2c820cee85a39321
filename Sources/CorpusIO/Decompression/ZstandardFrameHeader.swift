/// The part of a zstd frame's header that decides whether and how the frame can be read (RFC 8878, 3.1.1.1).
struct ZstandardFrameHeader {
    /// The longest header, magic number included.
    static let maximumLength = 18

    /// Bytes of the header, magic number included.
    let length: Int
    /// Bytes of history that decoding needs.
    let windowSize: UInt64
    /// The dictionary that the frame names; 0: none is named.
    let dictionaryIdentifier: UInt32
    /// Bytes of the frame's text, where the frame says.
    let contentSize: UInt64?
    /// Whether four bytes of checksum follow the last block.
    let hasChecksum: Bool

    /// Reads the header of the frame at the front of the input; `nil` for a skippable or an incomplete one.
    init?(_ input: CompressedInput) {
        self.init(available: input.available) { input.byte($0) }
    }

    /// Reads the header of the frame of which `available` bytes are at hand; `nil` for a skippable or an incomplete one.
    init?(available: Int, byte: (Int) -> UInt8) {
        guard available >= 5, byte(0) == 0x28 else { return nil }
        let descriptor = byte(4)
        let isSingleSegment = descriptor & 0x20 != 0
        let dictionaryLength = [0, 1, 2, 4][Int(descriptor & 3)]
        let contentSizeLength = [isSingleSegment ? 1 : 0, 2, 4, 8][Int(descriptor >> 6)]
        var position = 5
        length = position + (isSingleSegment ? 0 : 1) + dictionaryLength + contentSizeLength
        guard available >= length else { return nil }

        func littleEndian(_ length: Int) -> UInt64 {
            defer { position += length }
            return (0..<length).reduce(0) { $0 | UInt64(byte(position + $1)) << UInt64(8 * $1) }
        }
        var window: UInt64 = 0
        if !isSingleSegment {
            let byte = littleEndian(1)
            let base = UInt64(1) << (10 + (byte >> 3))
            window = base + (base / 8) * (byte & 7)
        }
        dictionaryIdentifier = UInt32(littleEndian(dictionaryLength))
        let size = littleEndian(contentSizeLength) + (contentSizeLength == 2 ? 256 : 0)
        contentSize = contentSizeLength == 0 ? nil : size
        windowSize = isSingleSegment ? size : window
        hasChecksum = descriptor & 0x04 != 0
    }
}
