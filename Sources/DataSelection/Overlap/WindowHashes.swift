import NGramStatistics

/// Hashes of all windows of a document's tokens, of any length: differences of a polynomial's prefixes modulo 2⁶⁴.
///
/// Used again and again; for one thread.
@safe final class WindowHashes {
    private static let base: UInt64 = StableHash.seed1
    private(set) var count = 0
    private var prefixes: UnsafeMutablePointer<UInt64>
    private var capacity = 1 << 12

    init() { unsafe prefixes = .allocate(capacity: capacity + 1) }

    deinit { unsafe prefixes.deallocate() }

    /// Takes a document.
    func fill(_ hashes: TokenHashes) {
        count = hashes.count
        if count > capacity {
            unsafe prefixes.deallocate()
            capacity = count + count / 4
            unsafe prefixes = .allocate(capacity: capacity + 1)
        }
        unsafe hashes.withUnsafeHashes { hashes in
            var sum: UInt64 = 0
            unsafe prefixes[0] = 0
            for index in 0..<hashes.count {
                sum = sum &* Self.base &+ (unsafe hashes[index])
                unsafe prefixes[index + 1] = sum
            }
        }
    }

    /// The hash of one window.
    func hash(at start: Int, length: Int) -> UInt64 {
        precondition(start >= 0 && length >= 1 && start + length <= count)
        return unsafe prefixes[start + length] &- prefixes[start] &* Self.power(length)
    }

    /// Calls a body with each window of a length whose hash may be in a table.
    @inline(__always)
    func forEachCandidate(of table: NGramTable, _ body: (_ start: Int, _ hash: UInt64) -> Void) {
        let length = table.length
        guard count >= length else { return }
        let power = Self.power(length)
        let prefixes = unsafe self.prefixes
        for start in 0...count - length {
            let hash = unsafe prefixes[start + length] &- prefixes[start] &* power
            if table.mayHold(hash) { body(start, hash) }
        }
    }

    private static func power(_ exponent: Int) -> UInt64 {
        var result: UInt64 = 1
        for _ in 0..<exponent { result = result &* base }
        return result
    }
}
