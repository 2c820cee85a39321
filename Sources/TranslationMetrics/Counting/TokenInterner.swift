/// Numbers the different tokens of a segment's references, exactly: equal numbers mean equal bytes.
struct TokenInterner {
    /// The number of a token that was never interned.
    static let unknown = UInt32.max

    private var bytes: [UInt8] = []
    private var spans: [TokenSpan] = []
    /// An open-addressing table of numbers + 1.
    private var slots: [UInt32] = []

    /// Forgets all tokens and makes room for this many.
    mutating func removeAll(reserving count: Int) {
        bytes.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(0, count: 2 * count + 1))
    }

    /// The number of a token, a new one where it is new.
    ///
    /// - Precondition: no more tokens than room was made for.
    mutating func intern(_ token: TokenSpan, of text: [UInt8]) -> UInt32 {
        let slot = slot(of: token, text)
        if slots[slot] != 0 { return slots[slot] - 1 }
        spans.append(TokenSpan(start: bytes.count, end: bytes.count + token.end - token.start))
        bytes.append(contentsOf: text[token.start..<token.end])
        slots[slot] = UInt32(spans.count)
        return UInt32(spans.count - 1)
    }

    /// The number of a token, or ``unknown``.
    func number(of token: TokenSpan, in text: [UInt8]) -> UInt32 {
        let slot = slot(of: token, text)
        return slots[slot] == 0 ? Self.unknown : slots[slot] - 1
    }

    /// Where a token is, or where it would be put.
    private func slot(of token: TokenSpan, _ text: [UInt8]) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for index in token.start..<token.end { hash = (hash ^ UInt32(text[index])) &* 0x0100_0193 }
        // The high bits of a product of small tokens say little.
        hash = (hash ^ (hash >> 15)) &* 0x9E37_79B1
        var slot = Int((UInt64(hash) * UInt64(slots.count)) >> 32)
        while slots[slot] != 0, !isEqual(spans[Int(slots[slot] - 1)], token, text) {
            slot += 1
            if slot == slots.count { slot = 0 }
        }
        return slot
    }

    private func isEqual(_ known: TokenSpan, _ token: TokenSpan, _ text: [UInt8]) -> Bool {
        guard known.end - known.start == token.end - token.start else { return false }
        for offset in 0..<(token.end - token.start) where bytes[known.start + offset] != text[token.start + offset] {
            return false
        }
        return true
    }
}
