/// Which tokens of a vocabulary are kept, and the ranks they then have.
///
/// A bit for each token, and for each 512 of them how many are kept before: 1.07 bits for each token.
struct KeptRanks {
    private var words: [UInt64] = []
    /// By block of words: tokens kept before it.
    private var before: [UInt32] = []
    private(set) var count = 0
    /// Tokens noted so far.
    private(set) var tokens = 0

    private static let wordsPerBlock = 8

    /// Notes whether the token of the next rank, from 1, is kept.
    mutating func append(_ isKept: Bool) {
        let bit = tokens % UInt64.bitWidth
        if bit == 0 {
            if words.count.isMultiple(of: Self.wordsPerBlock) { before.append(UInt32(count)) }
            words.append(0)
        }
        tokens += 1
        if isKept {
            words[words.count - 1] |= 1 << UInt64(bit)
            count += 1
        }
    }

    /// The new rank of a token; `nil` where it is not kept.
    subscript(rank: UInt32) -> UInt32? {
        let index = Int(rank) - 1
        let (word, bit) = index.quotientAndRemainder(dividingBy: UInt64.bitWidth)
        guard words[word] >> UInt64(bit) & 1 == 1 else { return nil }
        let block = word / Self.wordsPerBlock
        var kept = Int(before[block])
        for earlier in block * Self.wordsPerBlock..<word { kept += words[earlier].nonzeroBitCount }
        kept += (words[word] & (1 << UInt64(bit) - 1)).nonzeroBitCount
        return UInt32(kept + 1)
    }
}
