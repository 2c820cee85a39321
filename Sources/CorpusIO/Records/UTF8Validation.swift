/// Tells whether bytes are well-formed UTF-8 (Unicode 15.0, table 3-7).
enum UTF8Validation {
    /// The position of the first byte of the first sequence that is not well-formed, or `nil`.
    ///
    /// - Precondition: the byte at `end` can be read and continues no sequence (in blocks of lines it is a line feed or
    ///   follows one). Eight bytes from any position before `end` can be read.
    static func firstInvalid(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        let raw = unsafe UnsafeRawPointer(base)
        let highBits: UInt64 = 0x8080_8080_8080_8080
        var index = start
        while index < end {
            while index + 32 <= end {
                let first = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let second = unsafe raw.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
                let third = unsafe raw.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self)
                let fourth = unsafe raw.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)
                if (first | second | third | fourth) & highBits != 0 { break }
                index += 32
            }
            let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let beyondASCII = word & highBits
            if beyondASCII == 0 {
                index += 8
                continue
            }
            index += beyondASCII.trailingZeroBitCount >> 3
            while index < end, unsafe base[index] >= 0x80 {
                let length = unsafe sequenceLength(base + index)
                if length == 0 { return index }
                index += length
            }
        }
        return nil
    }

    /// Bytes of the well-formed sequence at a byte of 0x80 or above; 0 where there is none.
    @inline(__always)
    private static func sequenceLength(_ bytes: UnsafePointer<UInt8>) -> Int {
        let lead = unsafe bytes[0]
        if lead < 0xE0 { return unsafe lead >= 0xC2 && isContinuation(bytes[1]) ? 2 : 0 }
        if lead < 0xF0 {
            guard unsafe isContinuation(bytes[1]) && isContinuation(bytes[2]) else { return 0 }
            if lead == 0xE0 { return unsafe bytes[1] >= 0xA0 ? 3 : 0 }
            if lead == 0xED { return unsafe bytes[1] < 0xA0 ? 3 : 0 }
            return 3
        }
        guard unsafe isContinuation(bytes[1]) && isContinuation(bytes[2]) && isContinuation(bytes[3]) else { return 0 }
        switch lead {
        case 0xF0: return unsafe bytes[1] >= 0x90 ? 4 : 0
        case 0xF1...0xF3: return 4
        case 0xF4: return unsafe bytes[1] < 0x90 ? 4 : 0
        default: return 0
        }
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
