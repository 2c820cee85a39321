/// The n-grams of one length by their hashes, with a filter small enough for the processor's cache before them.
@safe final class NGramTable: @unchecked Sendable {
    // Unchecked: the memory never changes once it is made.

    /// Tokens of each n-gram.
    let length: Int
    private let filterShift: UInt64
    private let slotMask: Int
    private let filter: UnsafeMutablePointer<UInt64>
    private let hashes: UnsafeMutablePointer<UInt64>
    /// Entry numbers plus 1; 0: empty.
    private let numbers: UnsafeMutablePointer<UInt32>

    /// - Parameters:
    ///   - entries: their numbers; those of equal hashes may be several.
    ///   - hashes: their hashes.
    init(length: Int, entries: [Int], hashes entryHashes: [UInt64]) {
        precondition(entries.count < Int(UInt32.max) / 4, "fewer than a billion n-grams")
        self.length = length
        var bits = 10
        while 1 << bits < 2 * entries.count { bits += 1 }
        slotMask = 1 << bits - 1
        // Sixteen bits for each n-gram: one window of twenty or so that are not there passes.
        let filterBits = bits + 3
        filterShift = UInt64(64 - filterBits)
        unsafe filter = .allocate(capacity: 1 << (filterBits - 6))
        unsafe filter.initialize(repeating: 0, count: 1 << (filterBits - 6))
        unsafe hashes = .allocate(capacity: 1 << bits)
        unsafe hashes.initialize(repeating: 0, count: 1 << bits)
        unsafe numbers = .allocate(capacity: 1 << bits)
        unsafe numbers.initialize(repeating: 0, count: 1 << bits)
        for (number, hash) in zip(entries, entryHashes) {
            let mixed = Self.mix(hash)
            let bit = mixed >> filterShift
            unsafe filter[Int(bit >> 6)] |= 1 << (bit & 63)
            var slot = Int(truncatingIfNeeded: mixed) & slotMask
            while unsafe numbers[slot] != 0 { slot = (slot + 1) & slotMask }
            unsafe hashes[slot] = hash
            unsafe numbers[slot] = UInt32(number + 1)
        }
    }

    deinit {
        unsafe filter.deallocate()
        unsafe hashes.deallocate()
        unsafe numbers.deallocate()
    }

    @inline(__always)
    private static func mix(_ hash: UInt64) -> UInt64 {
        let product = hash.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    /// False where no n-gram has the hash; true where one may.
    @inline(__always)
    func mayHold(_ hash: UInt64) -> Bool {
        let bit = Self.mix(hash) >> filterShift
        return unsafe filter[Int(truncatingIfNeeded: bit >> 6)] >> (bit & 63) & 1 != 0
    }

    /// The first n-gram of a hash that a condition holds for.
    func first(_ hash: UInt64, where isRight: (_ entry: Int) -> Bool) -> Int? {
        var slot = Int(truncatingIfNeeded: Self.mix(hash)) & slotMask
        while case let number = unsafe numbers[slot], number != 0 {
            if unsafe hashes[slot] == hash, isRight(Int(number) - 1) { return Int(number) - 1 }
            slot = (slot + 1) & slotMask
        }
        return nil
    }
}
