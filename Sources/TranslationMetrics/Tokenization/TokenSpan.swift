/// A token as a run of a segment's bytes.
struct TokenSpan: Equatable {
    var start: Int
    var end: Int
}

/// Collects tokens while a cutter walks over the bytes of a segment.
struct TokenSink {
    private(set) var tokens: [TokenSpan] = []
    private var start = -1

    mutating func removeAll() {
        tokens.removeAll(keepingCapacity: true)
        start = -1
    }

    /// The byte or scalar at `position` belongs to the token that is open, or opens one.
    @inline(__always)
    mutating func extend(at position: Int) {
        if start < 0 { start = position }
    }

    /// Ends the token that is open, before `position`.
    @inline(__always)
    mutating func close(at position: Int) {
        guard start >= 0 else { return }
        tokens.append(TokenSpan(start: start, end: position))
        start = -1
    }

    /// Makes a token of its own of the bytes `position ..< end`.
    @inline(__always)
    mutating func isolate(_ position: Int, _ end: Int) {
        close(at: position)
        tokens.append(TokenSpan(start: position, end: end))
    }
}
