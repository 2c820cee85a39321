/// Finds added tokens in text: the leftmost, and of those that begin there the longest.
struct AddedTokens: Sendable {
    /// By first byte: tokens, longest first.
    private let byFirstByte: [[[UInt8]]]

    init(_ tokens: [[UInt8]]) {
        var lists = [[[UInt8]]](repeating: [], count: 256)
        for token in tokens.sorted(by: { $0.count > $1.count }) { lists[Int(token[0])].append(token) }
        byFirstByte = lists
    }

    /// The first added token that lies within `start ..< end`.
    func first(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Range<Int>? {
        var position = start
        while position < end {
            for token in byFirstByte[Int(unsafe bytes[position])] where token.count <= end - position {
                var matched = 1
                while matched < token.count, unsafe bytes[position + matched] == token[matched] { matched += 1 }
                if matched == token.count { return position..<(position + matched) }
            }
            position += 1
        }
        return nil
    }
}
