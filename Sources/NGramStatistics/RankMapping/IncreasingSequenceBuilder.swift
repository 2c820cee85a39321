import Foundation

/// Takes the numbers of an ``IncreasingSequence`` one after the other.
///
/// Belongs to one thread at a time.
@safe final class IncreasingSequenceBuilder {
    private typealias Header = IncreasingSequence.Header
    private static let groupCount = IncreasingSequence.groupCount

    private var headers: LargeBuffer<IncreasingSequence.Header>
    private var words: LargeBuffer<UInt64>
    private var headerCount = 0
    private var wordCount = 0
    /// Numbers of groups that are coded.
    private var coded = 0
    /// Numbers of the group that fills.
    private var waiting: InlineArray<64, UInt32> = .init(repeating: 0)
    private var waitingCount = 0
    private var last: UInt32 = 0

    /// How many numbers there are so far.
    var count: Int { coded + waitingCount }

    /// - Parameters:
    ///   - count: how many numbers will come. More may come, at the cost of copying.
    ///   - bound: one more than what the last is thought to be at most; what is set aside for a higher bound than needed
    ///     costs address space, not memory.
    init(count: Int, bound: Int) {
        precondition(count >= 0 && bound >= 0)
        headers = LargeBuffer(count: Self.headerCount(for: count))
        words = LargeBuffer(count: Self.wordCount(for: count, bound: bound))
    }

    /// Bytes that as many numbers below a bound take at most.
    static func byteCount(for count: Int, bound: Int) -> Int {
        headerCount(for: count) * MemoryLayout<IncreasingSequence.Header>.stride
            + wordCount(for: count, bound: bound) * MemoryLayout<UInt64>.stride
    }

    private static func headerCount(for count: Int) -> Int { (count + groupCount - 1) / groupCount + 1 }

    /// A difference is less than the numbers that a group leaves out, whose logarithm is a concave function: no division of
    /// all those left out among the groups takes more bits than an even one.
    private static func wordCount(for count: Int, bound: Int) -> Int {
        let groups = Double(max(1, (count + groupCount - 1) / groupCount))
        return Int(groups * (2 + log2(1 + Double(max(0, bound - count)) / groups))) + 2
    }

    /// Appends a number, greater than all before.
    @inline(__always)
    func append(_ number: UInt32) {
        precondition(count == 0 || number > last, "numbers ascend")
        if waitingCount == Self.groupCount { closeGroup(next: number) }
        waiting[waitingCount] = number
        waitingCount &+= 1
        last = number
    }

    /// Ends the sequence; nothing may be appended then.
    func finish() -> IncreasingSequence {
        let count = self.count
        if waitingCount > 0 { closeGroup(next: last) }
        addHeader(first: last)
        return IncreasingSequence(count: count, headers: headers, words: words)
    }

    private func addHeader(first: UInt32) {
        if headerCount == headers.count { headers = Self.grown(headers) }
        unsafe headers.base[headerCount] = Header(first: first, words: UInt32(wordCount))
        headerCount += 1
    }

    /// - Parameter next: the first number of the next group.
    @inline(never)
    private func closeGroup(next: UInt32) {
        let first = waiting[0]
        addHeader(first: first)
        coded += waitingCount
        let places = waitingCount
        waitingCount = 0
        var least: Int64 = 0
        var greatest: Int64 = 0
        for place in 0..<places {
            let difference = Self.difference(waiting[place], first, next, place)
            least = min(least, difference)
            greatest = max(greatest, difference)
        }
        if least == 0, greatest == 0 { return }
        let width = 65 - max(~least, greatest).leadingZeroBitCount
        // One word more than the last group's, so that any number may be read as part of a word.
        if wordCount + width >= words.count { words = Self.grown(words) }
        let group = unsafe words.base + wordCount
        wordCount += width
        for place in 0..<places {
            let raised = UInt64(
                Self.difference(waiting[place], first, next, place)
                    + Int64(IncreasingSequence.bias(UInt64(width))))
            let bit = place * width
            unsafe group[bit / 64] |= raised << UInt64(bit % 64)
            if bit % 64 + width > 64 { unsafe group[bit / 64 + 1] |= raised >> UInt64(64 - bit % 64) }
        }
        for index in 0..<width { unsafe group[index] = group[index].littleEndian }
    }

    private static func difference(_ number: UInt32, _ first: UInt32, _ next: UInt32, _ place: Int) -> Int64 {
        Int64(number) - Int64(IncreasingSequence.guess(first, next, UInt64(place)))
    }

    private static func grown<Element: BitwiseCopyable>(_ buffer: LargeBuffer<Element>) -> LargeBuffer<Element> {
        let larger = LargeBuffer<Element>(count: buffer.count * 2 + groupCount)
        unsafe larger.base.update(from: buffer.base, count: buffer.count)
        return larger
    }
}
