/// Figures of a text that need no tokens.
public enum TextStatistics {
    /// The number of Unicode scalars of a text in UTF-8; each byte that is part of no well-formed sequence counts as one.
    ///
    /// - Complexity: linear; ASCII is skipped eight bytes at a time.
    public static func scalarCount(_ text: Span<UInt8>) -> Int {
        unsafe text.withUnsafeBufferPointer { buffer in
            guard let bytes = buffer.baseAddress else { return 0 }
            let count = buffer.count
            var position = 0
            var scalars = 0
            // A scalar needs up to four readable bytes: the last bytes are read from a padded copy.
            while position + 8 <= count {
                if unsafe EightBytes(at: bytes + position).nonASCII == 0 {
                    position += 8
                    scalars += 8
                    continue
                }
                let limit = position + 5
                while position < limit {
                    position += unsafe decodeScalar(bytes + position).length
                    scalars += 1
                }
            }
            return unsafe scalars + countTail(bytes + position, count: count - position)
        }
    }

    /// Counts the scalars of at most seven bytes.
    private static func countTail(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { copy in
            unsafe copy.initialize(repeating: 0)
            for index in 0..<count { unsafe copy[index] = bytes[index] }
            var position = 0
            var scalars = 0
            while position < count {
                position += unsafe decodeScalar(UnsafePointer(copy.baseAddress! + position)).length
                scalars += 1
            }
            return scalars
        }
    }
}
