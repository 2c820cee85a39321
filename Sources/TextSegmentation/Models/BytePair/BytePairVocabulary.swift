/// The tokens of a byte-level model while it is loaded: bytes in, dense numbers out.
struct BytePairVocabulary {
    /// The bytes of all tokens, one after the other.
    private var arena: [UInt8] = []
    private var starts: [Int] = [0]
    /// An open-addressing table: the high half of the hash of a token above its number; all ones is an empty slot.
    private var slots: [UInt64]
    private(set) var longest = 0

    /// Most tokens, and most merges, of a model.
    static var limit: Int { 1 << 21 - 1 }

    init(expectedCount: Int) {
        var slotCount = 1024
        while slotCount < expectedCount * 2 { slotCount *= 2 }
        slots = [UInt64](repeating: .max, count: slotCount)
    }

    var count: Int { starts.count - 1 }

    subscript(number: Int) -> ArraySlice<UInt8> { arena[starts[number]..<starts[number + 1]] }

    /// Adds a token.
    ///
    /// - Returns: `false` where it is there already.
    mutating func append(_ token: some Collection<UInt8>) -> Bool {
        if count * 2 >= slots.count { rehash() }
        let hash = Self.hash(token)
        guard let slot = emptySlot(for: token, hash: hash) else { return false }
        slots[slot] = hash & Self.tag | UInt64(count)
        arena.append(contentsOf: token)
        starts.append(arena.count)
        longest = max(longest, token.count)
        return true
    }

    /// The number of a token.
    func number(of token: some Collection<UInt8>) -> Int? {
        if token.count > longest { return nil }
        let hash = Self.hash(token)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != .max {
            if let number = match(token, hash: hash, at: slot) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private static var tag: UInt64 { 0xFFFF_FFFF_0000_0000 }

    @inline(__always)
    private func match(_ token: some Collection<UInt8>, hash: UInt64, at slot: Int) -> Int? {
        guard (slots[slot] ^ hash) & Self.tag == 0 else { return nil }
        let number = Int(slots[slot] & ~Self.tag)
        return self[number].elementsEqual(token) ? number : nil
    }

    /// The slot for a new token; `nil` where it is there already.
    private func emptySlot(for token: some Collection<UInt8>, hash: UInt64) -> Int? {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != .max {
            if match(token, hash: hash, at: slot) != nil { return nil }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func rehash() {
        slots = [UInt64](repeating: .max, count: slots.count * 2)
        for number in 0..<count {
            let hash = Self.hash(self[number])
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = hash & Self.tag | UInt64(number)
        }
    }

    private static func hash(_ token: some Collection<UInt8>) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in token { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        state = (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
        return state ^ (state >> 32)
    }
}
