/// The vocabularies of several segments as one, in the order of the profile file.
///
/// Ranks ascend by (hash, bytes), from 1; the ranks of one partition are a contiguous range.
final class SegmentVocabulary {
    /// How many different tokens there are.
    let count: Int
    /// First rank of each partition, and at the end one past the last rank.
    let partitionStarts: [Int]
    /// By segment, then local id: the rank.
    let ranks: [[UInt32]]
    /// By rank − 1: a segment that has the token, and its id there.
    private let places: [Place]
    private let segments: [CountingSegment]

    private struct Place {
        var segment: UInt32
        var id: UInt32
    }

    private struct Candidate {
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
        let empty = Candidate(hash: 0, place: Place(segment: 0, id: 0))
        var candidates = [Candidate](repeating: empty, count: starts[RecordPartitions.partitionCount])
        for (number, segment) in segments.enumerated() {
            for index in 0..<segment.vocabulary.count {
                let hash = segment.vocabulary.hash(UInt32(index + 1))
                let partition = Int(hash >> shift)
                candidates[next[partition]] = Candidate(
                    hash: hash, place: Place(segment: UInt32(number), id: UInt32(index + 1)))
                next[partition] += 1
            }
        }
        var ranks = segments.map { [UInt32](repeating: 0, count: $0.vocabulary.count + 1) }
        var places: [Place] = []
        places.reserveCapacity(candidates.count)
        var partitionStarts: [Int] = []
        for partition in 0..<RecordPartitions.partitionCount {
            partitionStarts.append(places.count + 1)
            candidates[starts[partition]..<starts[partition + 1]].sort { Self.precedes($0, $1, segments) }
            for index in starts[partition]..<starts[partition + 1] {
                let candidate = candidates[index]
                let isNew =
                    index == starts[partition] || Self.precedes(candidates[index - 1], candidate, segments)
                if isNew { places.append(candidate.place) }
                ranks[Int(candidate.place.segment)][Int(candidate.place.id)] = UInt32(places.count)
            }
        }
        partitionStarts.append(places.count + 1)
        self.ranks = ranks
        self.places = places
        self.partitionStarts = partitionStarts
        count = places.count
    }

    private static func precedes(_ a: Candidate, _ b: Candidate, _ segments: [CountingSegment]) -> Bool {
        if a.hash != b.hash { return a.hash < b.hash }
        let left = unsafe segments[Int(a.place.segment)].vocabulary.token(a.place.id)
        let right = unsafe segments[Int(b.place.segment)].vocabulary.token(b.place.id)
        return unsafe left.lexicographicallyPrecedes(right)
    }

    /// The bytes of a token by its rank.
    func token(_ rank: Int) -> UnsafeBufferPointer<UInt8> {
        let place = places[rank - 1]
        return unsafe segments[Int(place.segment)].vocabulary.token(place.id)
    }
}
