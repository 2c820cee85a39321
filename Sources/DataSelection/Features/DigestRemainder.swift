import CKernels
import TextSegmentation

/// SHA-256 digests of short messages modulo a divisor, with the processor's own instructions where it has them; for one thread.
@safe final class DigestRemainder {
    private let divisor: Int
    private let hasInstructions = kernel_has_sha256() != 0
    /// Two blocks.
    private let blocks = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)
    private let state = UnsafeMutablePointer<UInt32>.allocate(capacity: 8)
    private let initialState: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// Longer messages are for the portable code.
    static let longestMessage = 128 - 9

    /// - Parameter divisor: 1 to 2³² − 1.
    init(divisor: Int) {
        precondition(divisor >= 1 && divisor <= UInt32.max, "a divisor of 32 bits")
        self.divisor = divisor
    }

    deinit {
        unsafe blocks.deallocate()
        unsafe state.deallocate()
    }

    /// The digest of a message, read as one number of 256 bits, modulo the divisor.
    func remainder(of message: UnsafeBufferPointer<UInt8>) -> Int {
        guard hasInstructions, message.count <= Self.longestMessage else {
            return unsafe SHA256.remainder(of: message, dividedBy: divisor)
        }
        let count = message.count
        let end = count < 64 - 8 ? 64 : 128
        if let base = message.baseAddress { unsafe blocks.update(from: base, count: count) }
        unsafe blocks[count] = 0x80
        unsafe (blocks + count + 1).update(repeating: 0, count: end - count - 1)
        unsafe blocks[end - 1] = UInt8(truncatingIfNeeded: count << 3)
        unsafe blocks[end - 2] = UInt8(truncatingIfNeeded: count >> 5)
        for index in 0..<8 { unsafe state[index] = initialState[index] }
        unsafe kernel_sha256_block(state, blocks)
        if end == 128 { unsafe kernel_sha256_block(state, blocks + 64) }
        var remainder: UInt64 = 0
        let divisor = UInt64(truncatingIfNeeded: self.divisor)
        for index in 0..<8 { remainder = unsafe (remainder &<< 32 | UInt64(state[index])) % divisor }
        return Int(truncatingIfNeeded: remainder)
    }
}
