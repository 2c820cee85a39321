/// A strictly increasing sequence of 32-bit numbers in a few bits each, any of which can be looked up at once.
///
/// The numbers of each group of 64 are guessed from a straight line between its first number and the next group's; what
/// each differs from the guess by stands in as many bits as the group needs. Ranks of tokens in a larger vocabulary lie
/// evenly, since hashes order them: where one number in *r* of the larger occurs, *n* numbers take about
/// *n* · (5 + log2 *r*) bits instead of 32 · *n*, and 1 or 2 · *n* where nearly all occur.
///
/// Looking a number up takes two headers side by side, a multiplication and one word: no search, no branch. Elias–Fano codes
/// are two bits smaller, but selecting a bit in software made merging runs a quarter slower.
///
/// Source: A. Boffa, P. Ferragina, G. Vinciguerra, ACM Transactions on Algorithms 18 (2022), doi:10.1145/3524060 (with
/// segments found by search where these are of one length).
@safe final class IncreasingSequence: @unchecked Sendable {
    // Unchecked: nothing is written after `init`.

    /// What a group of numbers begins with, and where its words are: up to the next group's, one for each bit of a
    /// difference.
    struct Header {
        var first: UInt32
        var words: UInt32
    }

    static let groupCount = 64

    /// How many numbers there are.
    let count: Int
    private let headers: LargeBuffer<Header>
    private let words: LargeBuffer<UInt64>
    private let headerBase: UnsafeMutablePointer<Header>
    private let wordBase: UnsafeMutableRawPointer

    /// - Parameters:
    ///   - headers: of all groups, and one more that says where the words end.
    ///   - words: at least one more than the last header says.
    init(count: Int, headers: LargeBuffer<Header>, words: LargeBuffer<UInt64>) {
        self.count = count
        self.headers = headers
        self.words = words
        unsafe headerBase = headers.base
        unsafe wordBase = UnsafeMutableRawPointer(words.base)
    }

    /// Bytes that the numbers take.
    var byteCount: Int {
        let groups = (count + Self.groupCount - 1) / Self.groupCount
        return unsafe (groups + 1) * MemoryLayout<Header>.stride + Int(headerBase[groups].words) * 8
    }

    /// The number at a place, from 0.
    ///
    /// - Complexity: O(1).
    @inline(__always)
    subscript(index: Int) -> UInt32 {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
        let header = unsafe headerBase + index / Self.groupCount
        let place = UInt64(truncatingIfNeeded: index % Self.groupCount)
        let (first, start) = unsafe (header[0].first, header[0].words)
        let (next, end) = unsafe (header[1].first, header[1].words)
        let width = UInt64(truncatingIfNeeded: end &- start)
        let bit = UInt64(truncatingIfNeeded: start) &* 64 &+ place &* width
        // Little-endian, so that the differences follow one another bit by bit. Widths are at most 33.
        let word = unsafe UInt64(
            littleEndian: wordBase.loadUnaligned(
                fromByteOffset: Int(truncatingIfNeeded: bit &>> 3), as: UInt64.self))
        let raised = (word &>> (bit & 7)) & ((1 &<< width) &- 1)
        return Self.guess(first, next, place) &+ UInt32(truncatingIfNeeded: raised &- Self.bias(width))
    }

    /// The number at a place of a group if its numbers lay evenly.
    @inline(__always)
    static func guess(_ first: UInt32, _ next: UInt32, _ place: UInt64) -> UInt32 {
        first &+ UInt32(truncatingIfNeeded: (UInt64(truncatingIfNeeded: next &- first) &* place) &>> 6)
    }

    /// What is added to differences, so that they are not negative.
    @inline(__always)
    static func bias(_ width: UInt64) -> UInt64 { (1 &<< width) &>> 1 }
}
