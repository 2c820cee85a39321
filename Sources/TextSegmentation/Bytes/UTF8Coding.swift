/// The scalar that stands for a byte that is part of no well-formed sequence.
let replacementScalar: UInt32 = 0xFFFD

/// Reads the scalar at `bytes`, of which four must be readable.
///
/// - Returns: the scalar and its length in bytes; U+FFFD and 1 where no well-formed sequence begins here.
@inline(__always)
func decodeScalar(_ bytes: UnsafePointer<UInt8>) -> (scalar: UInt32, length: Int) {
    let first = unsafe UInt32(bytes[0])
    if first < 0x80 { return (first, 1) }
    let second = unsafe UInt32(bytes[1]) ^ 0x80
    if first < 0xE0 {
        if first < 0xC2 || second > 0x3F { return (replacementScalar, 1) }
        return ((first & 0x1F) << 6 | second, 2)
    }
    let third = unsafe UInt32(bytes[2]) ^ 0x80
    if (second | third) > 0x3F { return (replacementScalar, 1) }
    if first < 0xF0 {
        let scalar = (first & 0x0F) << 12 | second << 6 | third
        if scalar < 0x800 || (scalar >> 11) == 0x1B { return (replacementScalar, 1) }
        return (scalar, 3)
    }
    let fourth = unsafe UInt32(bytes[3]) ^ 0x80
    let scalar = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
    if first > 0xF4 || fourth > 0x3F || scalar < 0x10000 || scalar > 0x10FFFF { return (replacementScalar, 1) }
    return (scalar, 4)
}

/// Reads the scalar that ends before `end`, looking no further back than `start`.
///
/// - Returns: the scalar and its length in bytes; U+FFFD and 1 where no well-formed sequence ends here.
func decodeScalar(before end: Int, in bytes: UnsafePointer<UInt8>, from start: Int) -> (scalar: UInt32, length: Int) {
    var position = end - 1
    while position > start, end - position < 4, unsafe (bytes[position] & 0xC0) == 0x80 { position -= 1 }
    let decoded = unsafe decodeScalar(bytes + position)
    return decoded.length == end - position ? decoded : (replacementScalar, 1)
}

/// Writes the UTF-8 form of a scalar; four bytes must be writable.
///
/// - Returns: how many bytes were written.
@inline(__always)
func encodeScalar(_ scalar: UInt32, at bytes: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
        unsafe bytes[0] = UInt8(truncatingIfNeeded: scalar)
        return 1
    }
    let last = UInt8(truncatingIfNeeded: 0x80 | (scalar & 0x3F))
    if scalar < 0x800 {
        unsafe bytes[0] = UInt8(truncatingIfNeeded: 0xC0 | (scalar >> 6))
        unsafe bytes[1] = last
        return 2
    }
    let middle = UInt8(truncatingIfNeeded: 0x80 | ((scalar >> 6) & 0x3F))
    if scalar < 0x10000 {
        unsafe bytes[0] = UInt8(truncatingIfNeeded: 0xE0 | (scalar >> 12))
        unsafe bytes[1] = middle
        unsafe bytes[2] = last
        return 3
    }
    unsafe bytes[0] = UInt8(truncatingIfNeeded: 0xF0 | (scalar >> 18))
    unsafe bytes[1] = UInt8(truncatingIfNeeded: 0x80 | ((scalar >> 12) & 0x3F))
    unsafe bytes[2] = middle
    unsafe bytes[3] = last
    return 4
}
