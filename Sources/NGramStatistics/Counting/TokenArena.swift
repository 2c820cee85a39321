/// The bytes of tokens, one after the other in large pieces of memory; they never move.
@safe struct TokenArena: ~Copyable {
    private var pieces: [Piece] = []
    private var current = 0
    private var used = 0
    /// Bytes of memory the arena holds.
    private(set) var memoryUse = 0

    @safe private struct Piece {
        var base: UnsafeMutableRawPointer
        var byteCount: Int
    }

    private static let firstByteCount = 1 << 14
    private static let fullByteCount = 1 << 21

    deinit {
        for piece in pieces { unsafe LargeMemory.free(piece.base, piece.byteCount) }
    }

    /// Copies a token's bytes.
    mutating func store(_ bytes: UnsafePointer<UInt8>, count: Int) -> UnsafePointer<UInt8> {
        if pieces.isEmpty || used + count > pieces[current].byteCount { nextPiece(toHold: count) }
        let place = unsafe (pieces[current].base + used).assumingMemoryBound(to: UInt8.self)
        unsafe place.update(from: bytes, count: count)
        used += count
        return unsafe UnsafePointer(place)
    }

    /// Forgets all tokens, and keeps the memory for what comes next.
    mutating func removeAll() {
        current = 0
        used = 0
    }

    private mutating func nextPiece(toHold count: Int) {
        used = 0
        while current + 1 < pieces.count {
            current += 1
            if count <= pieces[current].byteCount { return }
        }
        let byteCount = max(count, min(Self.fullByteCount, max(Self.firstByteCount, 2 * (pieces.last?.byteCount ?? 0))))
        pieces.append(unsafe Piece(base: LargeMemory.allocate(byteCount), byteCount: byteCount))
        current = pieces.count - 1
        memoryUse += byteCount
    }
}
