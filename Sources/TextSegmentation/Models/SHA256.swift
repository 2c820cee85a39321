/// SHA-256 (FIPS 180-4) of bytes given piece by piece.
package struct SHA256 {
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    private static let initialState = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
    private static let blockSize = 64

    private var state = SHA256.initialState
    private var block: [UInt8] = []
    private var byteCount: UInt64 = 0

    init() { block.reserveCapacity(Self.blockSize) }

    mutating func update(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            block.append(byte)
            byteCount += 1
            if block.count == Self.blockSize { compress() }
        }
    }

    /// Adds a text and its length, so that texts that follow each other cannot be cut otherwise.
    mutating func updateCounted(_ bytes: some Collection<UInt8>) {
        update(count: bytes.count)
        update(bytes)
    }

    /// Adds a number.
    mutating func update(count: Int) {
        update((0..<8).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) })
    }

    /// The first 128 bits, as 32 hexadecimal digits.
    consuming func hexadecimal128() -> String {
        let bitCount = byteCount * 8
        update([0x80])
        while block.count != 56 { update([0]) }
        update((0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - $0 * 8)) })
        return (0..<4).map { index in
            let digits = String(state[index], radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    /// The digest of a message, read as one number of 256 bits, modulo a divisor.
    ///
    /// - Precondition: the divisor lies between 1 and 2³² − 1.
    package static func remainder(of message: UnsafeBufferPointer<UInt8>, dividedBy divisor: Int) -> Int {
        precondition(divisor >= 1 && divisor <= UInt32.max, "a divisor of 32 bits")
        var state = initialState
        var done = 0
        if let base = message.baseAddress {
            while message.count - done >= blockSize {
                unsafe compress(base + done, into: &state)
                done += blockSize
            }
        }
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * blockSize) { tail in
            let rest = message.count - done
            unsafe tail.initialize(repeating: 0)
            for index in 0..<rest { unsafe tail[index] = unsafe message[done + index] }
            unsafe tail[rest] = 0x80
            let end = rest < blockSize - 8 ? blockSize : 2 * blockSize
            let bitCount = UInt64(message.count) * 8
            for index in 0..<8 {
                unsafe tail[end - 1 - index] = UInt8(truncatingIfNeeded: bitCount >> UInt64(index * 8))
            }
            guard let base = tail.baseAddress else { return }
            for start in stride(from: 0, to: end, by: blockSize) { unsafe compress(base + start, into: &state) }
        }
        var remainder: UInt64 = 0
        for index in 0..<8 { remainder = (remainder << 32 | UInt64(state[index])) % UInt64(divisor) }
        return Int(remainder)
    }

    private mutating func compress() {
        unsafe block.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { unsafe Self.compress(base, into: &state) }
        }
        block.removeAll(keepingCapacity: true)
    }

    private static func compress(_ block: UnsafePointer<UInt8>, into state: inout SIMD8<UInt32>) {
        func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
        let bytes = unsafe UnsafeRawPointer(block)
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
            for index in 0..<16 {
                unsafe words[index] = UInt32(
                    bigEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
            }
            for index in 16..<64 {
                let (first, second) = unsafe (words[index - 15], words[index - 2])
                unsafe words[index] =
                    words[index - 16] &+ (rotate(first, 7) ^ rotate(first, 18) ^ first >> 3) &+ words[index - 7]
                    &+ (rotate(second, 17) ^ rotate(second, 19) ^ second >> 10)
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            unsafe constants.withUnsafeBufferPointer { constants in
                for index in 0..<64 {
                    let choice = (e & f) ^ (~e & g)
                    let majority = (a & b) ^ (a & c) ^ (b & c)
                    let first =
                        unsafe h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice
                        &+ constants[index] &+ words[index]
                    let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
                    (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
                }
            }
            state = state &+ SIMD8(a, b, c, d, e, f, g, h)
        }
    }
}
