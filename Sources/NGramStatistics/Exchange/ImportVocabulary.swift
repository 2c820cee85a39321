/// The tokens of tables of counts: ids 1, 2, 3 … in the order of first appearance.
struct ImportVocabulary {
    private var bytes: [UInt8] = []
    /// By id: where the token ends; id 0 is empty.
    private var ends: [Int] = [0]
    /// By id: the token's hash.
    private var hashes: [UInt64] = [0]
    /// Open addressing by the low bits of hashes; 0 marks an empty slot.
    private var slots = [UInt32](repeating: 0, count: 1 << 10)

    var count: Int { ends.count - 1 }

    /// Bytes of memory that the tokens take, with what it will need to grow.
    var memoryUse: Int { 2 * bytes.count + 2 * 16 * ends.count + 3 * 4 * slots.count }

    /// The bytes of a token.
    func token(_ id: UInt32) -> ArraySlice<UInt8> { bytes[ends[Int(id) - 1]..<ends[Int(id)]] }

    /// The id of a token, a new one where it has none.
    mutating func intern(_ token: ArraySlice<UInt8>) -> UInt32 {
        let hash = unsafe token.withUnsafeBufferPointer { unsafe StableHash.hash($0) }
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index] != 0 {
            let id = slots[index]
            if hashes[Int(id)] == hash, self.token(id) == token { return id }
            index = (index + 1) & mask
        }
        bytes.append(contentsOf: token)
        ends.append(bytes.count)
        hashes.append(hash)
        slots[index] = UInt32(count)
        if count * 2 > slots.count { grow() }
        return UInt32(count)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for id in 1...count {
            var index = Int(truncatingIfNeeded: hashes[id]) & mask
            while slots[index] != 0 { index = (index + 1) & mask }
            slots[index] = UInt32(id)
        }
    }

    /// The ids of all tokens in the order of a profile.
    func sorted() -> [UInt32] {
        (0..<UInt32(count)).map { $0 + 1 }.sorted { first, second in
            let (a, b) = (hashes[Int(first)], hashes[Int(second)])
            return a != b ? a < b : token(first).lexicographicallyPrecedes(token(second))
        }
    }
}
