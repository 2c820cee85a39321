import CKernels

/// The lexical parts of JSON on one line. The byte at `end` is a line feed, which no part contains: it stops every loop.
@unsafe struct JSONLine {
    let base: UnsafeMutablePointer<UInt8>
    let end: Int

    @inline(__always)
    func skipBlanks(_ position: inout Int) {
        while true {
            let byte = unsafe base[position]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0D else { return }
            position += 1
        }
    }

    /// The fault of a byte that the grammar does not allow.
    func unexpected(at position: Int) -> RecordFault {
        unsafe position >= end ? RecordFault(.endsEarly, at: end) : RecordFault(.unexpectedByte, at: position)
    }

    /// Reads the string whose opening quote is at `position`, and unescapes it where it lies.
    @inline(__always)
    func string(_ position: inout Int) throws(RecordFault) -> (start: Int, count: Int) {
        let start = position + 1
        var read = start
        while true {
            let stops = unsafe kernel_json_stops(base + read)
            if stops != 0 {
                read += stops.trailingZeroBitCount
                break
            }
            read += 16
        }
        if unsafe base[read] == UInt8(ascii: "\"") {
            position = read + 1
            return (start, read - start)
        }
        position = read
        let stringEnd = unsafe try unescape(&position)
        return (start, stringEnd - start)
    }

    /// Continues a string from its first escape or control character; `position` moves behind the closing quote.
    ///
    /// - Returns: where the unescaped string ends.
    private func unescape(_ position: inout Int) throws(RecordFault) -> Int {
        var read = position
        var write = position
        while true {
            let byte = unsafe base[read]
            if byte == UInt8(ascii: "\\") {
                unsafe try escape(&read, &write)
            } else if byte == UInt8(ascii: "\"") {
                position = read + 1
                return write
            } else if byte < 0x20 {
                throw unsafe read >= end ? RecordFault(.endsEarly, at: end) : RecordFault(.controlCharacter, at: read)
            }
            while true {
                let stops = unsafe kernel_json_stops(base + read)
                if stops == 0 {
                    unsafe kernel_copy_16(base + write, base + read)
                    read += 16
                    write += 16
                    continue
                }
                let count = stops.trailingZeroBitCount
                if read - write >= 16 {
                    // Bytes behind `count` are not yet final, and lie in front of `read`.
                    unsafe kernel_copy_16(base + write, base + read)
                } else {
                    unsafe kernel_copy_fewer(base + write, base + read, UInt32(count))
                }
                read += count
                write += count
                break
            }
        }
    }

    private func escape(_ read: inout Int, _ write: inout Int) throws(RecordFault) {
        let character: UInt8
        switch unsafe base[read + 1] {
        case UInt8(ascii: "n"): character = 0x0A
        case UInt8(ascii: "\""): character = UInt8(ascii: "\"")
        case UInt8(ascii: "\\"): character = UInt8(ascii: "\\")
        case UInt8(ascii: "/"): character = UInt8(ascii: "/")
        case UInt8(ascii: "t"): character = 0x09
        case UInt8(ascii: "r"): character = 0x0D
        case UInt8(ascii: "b"): character = 0x08
        case UInt8(ascii: "f"): character = 0x0C
        case UInt8(ascii: "u"):
            unsafe try unicodeEscape(&read, &write)
            return
        default:
            throw unsafe read + 1 >= end ? RecordFault(.endsEarly, at: end) : RecordFault(.invalidEscape, at: read)
        }
        unsafe base[write] = character
        write += 1
        read += 2
    }

    private func unicodeEscape(_ read: inout Int, _ write: inout Int) throws(RecordFault) {
        guard var scalar = unsafe hexadecimal(at: read + 2) else { throw RecordFault(.invalidEscape, at: read) }
        var length = 6
        if scalar & 0xF800 == 0xD800 {
            guard scalar < 0xDC00, unsafe base[read + 6] == UInt8(ascii: "\\"),
                unsafe base[read + 7] == UInt8(ascii: "u"),
                let low = unsafe hexadecimal(at: read + 8), low & 0xFC00 == 0xDC00
            else { throw RecordFault(.loneSurrogate, at: read) }
            scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (low & 0x3FF)
            length = 12
        }
        read += length
        if scalar < 0x80 {
            unsafe base[write] = UInt8(scalar)
            write += 1
        } else if scalar < 0x800 {
            unsafe base[write] = UInt8(0xC0 | (scalar >> 6))
            unsafe base[write + 1] = UInt8(0x80 | (scalar & 0x3F))
            write += 2
        } else if scalar < 0x10000 {
            unsafe base[write] = UInt8(0xE0 | (scalar >> 12))
            unsafe base[write + 1] = UInt8(0x80 | ((scalar >> 6) & 0x3F))
            unsafe base[write + 2] = UInt8(0x80 | (scalar & 0x3F))
            write += 3
        } else {
            unsafe base[write] = UInt8(0xF0 | (scalar >> 18))
            unsafe base[write + 1] = UInt8(0x80 | ((scalar >> 12) & 0x3F))
            unsafe base[write + 2] = UInt8(0x80 | ((scalar >> 6) & 0x3F))
            unsafe base[write + 3] = UInt8(0x80 | (scalar & 0x3F))
            write += 4
        }
    }

    /// The value of four hexadecimal digits; `nil` where one is none. A line feed is none, so the line is not left.
    private func hexadecimal(at position: Int) -> UInt32? {
        var value: UInt32 = 0
        for index in 0..<4 {
            let byte = unsafe base[position + index]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Reads a number, `true`, `false` or `null`.
    func scalar(_ position: inout Int) throws(RecordFault) {
        switch unsafe base[position] {
        case UInt8(ascii: "t"): unsafe try literal("true", &position)
        case UInt8(ascii: "f"): unsafe try literal("false", &position)
        case UInt8(ascii: "n"): unsafe try literal("null", &position)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): unsafe try number(&position)
        default: throw unsafe unexpected(at: position)
        }
    }

    private func literal(_ word: StaticString, _ position: inout Int) throws(RecordFault) {
        for index in 0..<word.utf8CodeUnitCount where unsafe base[position + index] != word.utf8Start[index] {
            let isCut = unsafe position + index >= end
            throw unsafe RecordFault(isCut ? .endsEarly : .invalidLiteral, at: isCut ? end : position)
        }
        position += word.utf8CodeUnitCount
    }

    private func number(_ position: inout Int) throws(RecordFault) {
        let start = position
        if unsafe base[position] == UInt8(ascii: "-") { position += 1 }
        if unsafe base[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            unsafe try digits(&position, ofNumberAt: start)
        }
        if unsafe base[position] == UInt8(ascii: ".") {
            position += 1
            unsafe try digits(&position, ofNumberAt: start)
        }
        if unsafe base[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if unsafe base[position] == UInt8(ascii: "+") || base[position] == UInt8(ascii: "-") { position += 1 }
            unsafe try digits(&position, ofNumberAt: start)
        }
    }

    private func digits(_ position: inout Int, ofNumberAt start: Int) throws(RecordFault) {
        let first = position
        while unsafe (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(base[position]) { position += 1 }
        if position == first {
            throw unsafe position >= end ? RecordFault(.endsEarly, at: end) : RecordFault(.invalidNumber, at: start)
        }
    }
}
