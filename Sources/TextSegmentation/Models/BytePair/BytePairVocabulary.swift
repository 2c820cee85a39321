/// The tokens of a byte-level model while it is loaded: bytes in, dense numbers out.
struct BytePairVocabulary {
    /// The bytes of all tokens, one after the other.
    private var arena: [UInt8] = []
    private var starts: [Int] = [0]
    /// An open-addressing table of token numbers; -1 is an empty slot.
    private var slots: [Int32]
    private(set) var longest = 0

    /// Most tokens, and most merges, of a model.
    static var limit: Int { 1 << 21 - 1 }

    init(expectedCount: Int) {
        var slotCount = 1024
        while slotCount < expectedCount * 2 { slotCount *= 2 }
        slots = [Int32](repeating: -1, count: slotCount)
    }

    var count: Int { starts.count - 1 }

    subscript(number: Int) -> ArraySlice<UInt8> { arena[starts[number]..<starts[number + 1]] }

    /// Adds a token.
    ///
    /// - Returns: `false` where it is there already.
    mutating func append(_ token: some Collection<UInt8>) -> Bool {
        if count * 2 >= slots.count { rehash() }
        var slot = Self.hash(token) & (slots.count - 1)
        while slots[slot] >= 0 {
            if self[Int(slots[slot])].elementsEqual(token) { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(count)
        arena.append(contentsOf: token)
        starts.append(arena.count)
        longest = max(longest, token.count)
        return true
    }

    /// The number of a token.
    func number(of token: some Collection<UInt8>) -> Int? {
        if token.count > longest { return nil }
        var slot = Self.hash(token) & (slots.count - 1)
        while slots[slot] >= 0 {
            if self[Int(slots[slot])].elementsEqual(token) { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func rehash() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for number in 0..<count {
            var slot = Self.hash(self[number]) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    private static func hash(_ token: some Collection<UInt8>) -> Int {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in token { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15 >> 20)
    }
}
