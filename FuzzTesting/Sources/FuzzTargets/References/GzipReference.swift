import CReferences

/// RFC 1952 around zlib's raw inflate, which sees neither headers nor trailers.
struct GzipReference {
    private(set) var decoding = ReferenceDecoding.text([])
    /// The file with each trailer as it should be; equal to the file where nothing else is wrong with it.
    private(set) var repaired: [UInt8]
    private var text: [UInt8] = []

    init(_ bytes: [UInt8]) {
        repaired = bytes
        var position = 0
        var members = 0
        var hasWrongTrailer = false
        while position < bytes.count {
            if members > 0, bytes[position] == 0 {
                if bytes[position...].contains(where: { $0 != 0 }) { decoding = .refused("garbage in the padding") }
                break
            }
            guard let body = Self.header(bytes, at: position) else {
                decoding = .refused("header")
                return
            }
            let start = text.count
            switch inflateRaw(bytes, from: body) {
            case .ended(let end):
                guard end + 8 <= bytes.count else {
                    decoding = .refused("trailer")
                    return
                }
                let checksum = unsafe text[start...].withUnsafeBufferPointer { member in
                    unsafe crc32(0, member.baseAddress, UInt32(member.count))
                }
                let trailer = Self.littleEndian(UInt32(checksum)) + Self.littleEndian(UInt32(text.count - start))
                if Array(bytes[end..<end + 8]) != trailer { hasWrongTrailer = true }
                repaired.replaceSubrange(end..<end + 8, with: trailer)
                position = end + 8
            case .refused(let reason):
                decoding = .refused(reason)
                return
            case .full:
                decoding = .tooLarge
                return
            }
            members += 1
        }
        if case .refused = decoding { return }
        decoding = hasWrongTrailer ? .refused("wrong trailer") : .text(text)
    }

    private enum Body {
        case ended(at: Int)
        case refused(String)
        case full
    }

    private mutating func inflateRaw(_ bytes: [UInt8], from start: Int) -> Body {
        var stream = unsafe z_stream()
        _ = unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { _ = unsafe inflateEnd(&stream) }
        var input = Array(bytes[start...]) + [0]
        let capacity = ReferenceDecoding.maximumTextCount
        var status = Z_OK
        let produced = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            status = unsafe input.withUnsafeMutableBufferPointer { input in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = UInt32(input.count - 1)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(capacity)
                return unsafe inflate(&stream, Z_FINISH)
            }
            count = unsafe capacity - Int(stream.avail_out)
        }
        text += produced
        if status == Z_STREAM_END { return .ended(at: unsafe bytes.count - Int(stream.avail_in)) }
        if produced.count == capacity || text.count > capacity { return .full }
        return .refused(status == Z_BUF_ERROR ? "the data end early" : "damaged data")
    }

    /// Where the compressed data begin; `nil` where there is no whole header.
    private static func header(_ bytes: [UInt8], at start: Int) -> Int? {
        guard start + 10 <= bytes.count, bytes[start] == 0x1F, bytes[start + 1] == 0x8B, bytes[start + 2] == 8,
            bytes[start + 3] & 0xE0 == 0
        else { return nil }
        let flags = bytes[start + 3]
        var position = start + 10
        if flags & 4 != 0 {
            guard position + 2 <= bytes.count else { return nil }
            position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
            guard position <= bytes.count else { return nil }
        }
        for flag in [8, 16] as [UInt8] where flags & flag != 0 {
            guard let end = bytes[position...].firstIndex(of: 0) else { return nil }
            position = end + 1
        }
        if flags & 2 != 0 {
            guard position + 2 <= bytes.count else { return nil }
            let checksum = unsafe bytes[start..<position].withUnsafeBufferPointer { header in
                unsafe crc32(0, header.baseAddress, UInt32(header.count))
            }
            guard UInt16(truncatingIfNeeded: checksum) == UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8
            else { return nil }
            position += 2
        }
        return position
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
