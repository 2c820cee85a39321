/// The vocabularies of several segments as one, in the order of the profile file.
///
/// Ranks ascend by (hash, bytes), from 1; the ranks of one partition are a contiguous range.
@safe final class SegmentVocabulary {
    /// How many different tokens there are.
    let count: Int
    /// First rank of each partition, and at the end one past the last rank.
    let partitionStarts: [Int]
    /// By segment, then local id: the rank.
    let ranks: [LargeBuffer<UInt32>]
    /// By rank − 1: a segment that has the token, and its id there.
    private let places: LargeBuffer<Place>
    private let segments: [CountingSegment]

    private struct Place: BitwiseCopyable {
        var segment: UInt32
        var id: UInt32
    }

    private struct Candidate: BitwiseCopyable {
        var hash: UInt64
        var place: Place
    }

    init(_ segments: [CountingSegment]) {
        self.segments = segments
        let shift = UInt64(64 - RecordPartitions.partitionBits)
        // Counting sort by partition, then each partition by (hash, bytes).
        var starts = [Int](repeating: 0, count: RecordPartitions.partitionCount + 1)
        for segment in segments {
            for index in 0..<segment.vocabulary.count {
                starts[Int(segment.vocabulary.hash(UInt32(index + 1)) >> shift) + 1] += 1
            }
        }
        for partition in 0..<RecordPartitions.partitionCount { starts[partition + 1] += starts[partition] }
        var next = starts
        let all = LargeBuffer<Candidate>(count: starts[RecordPartitions.partitionCount])
        let candidates = unsafe UnsafeMutableBufferPointer(start: all.base, count: all.count)
        for (number, segment) in segments.enumerated() {
            for index in 0..<segment.vocabulary.count {
                let hash = segment.vocabulary.hash(UInt32(index + 1))
                let partition = Int(hash >> shift)
                unsafe candidates[next[partition]] = Candidate(
                    hash: hash, place: Place(segment: UInt32(number), id: UInt32(index + 1)))
                next[partition] += 1
            }
        }
        let ranks = segments.map { LargeBuffer<UInt32>(count: $0.vocabulary.count + 1) }
        let places = LargeBuffer<Place>(count: all.count)
        var count = 0
        var partitionStarts: [Int] = []
        for partition in 0..<RecordPartitions.partitionCount {
            partitionStarts.append(count + 1)
            let range = starts[partition]..<starts[partition + 1]
            var sorted = unsafe UnsafeMutableBufferPointer(rebasing: candidates[range])
            unsafe sorted.sort { Self.precedes($0, $1, segments) }
            for index in range {
                let candidate = unsafe candidates[index]
                let isNew =
                    unsafe index == range.lowerBound || Self.precedes(candidates[index - 1], candidate, segments)
                if isNew {
                    unsafe places.base[count] = candidate.place
                    count += 1
                }
                unsafe ranks[Int(candidate.place.segment)].base[Int(candidate.place.id)] = UInt32(count)
            }
        }
        partitionStarts.append(count + 1)
        self.ranks = ranks
        self.places = places
        self.partitionStarts = partitionStarts
        self.count = count
    }

    private static func precedes(_ a: Candidate, _ b: Candidate, _ segments: [CountingSegment]) -> Bool {
        if a.hash != b.hash { return a.hash < b.hash }
        let left = unsafe segments[Int(a.place.segment)].vocabulary.token(a.place.id)
        let right = unsafe segments[Int(b.place.segment)].vocabulary.token(b.place.id)
        return unsafe left.lexicographicallyPrecedes(right)
    }

    /// Appends the tokens of a range of ranks.
    ///
    /// - Parameter counts: by rank, less the first of the range.
    func append(_ range: Range<Int>, counts: UnsafePointer<UInt64>, to tokens: VocabularyEntries) {
        // In the order of ranks tokens lie all over memory: both steps to their bytes are asked for ahead.
        for rank in range {
            let far = rank + 2 * Self.ahead
            if far < range.upperBound {
                let place = unsafe places.base[far - 1]
                segments[Int(place.segment)].vocabulary.prefetchEntry(place.id)
            }
            let near = rank + Self.ahead
            if near < range.upperBound {
                let place = unsafe places.base[near - 1]
                segments[Int(place.segment)].vocabulary.prefetchBytes(place.id)
            }
            let place = unsafe places.base[rank - 1]
            unsafe tokens.append(
                segments[Int(place.segment)].vocabulary.token(place.id), count: counts[rank - range.lowerBound])
        }
    }

    private static let ahead = 12
}
