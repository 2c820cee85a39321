/// What a directory says at its end of profiles that have sentence boundaries, or are not all that a corpus was counted to:
/// nothing for most.
extension ProfileSummary {
    private enum Origin {
        static let imported: UInt64 = 1
        static let pruned: UInt64 = 2
        static let sentences: UInt64 = 4
        /// By the number that stands for them in a file, from 1.
        static let boundaries: [SentenceBoundaries] = [.records, .lines]
    }

    func appendOrigin(to encoder: inout ByteEncoder) {
        let kind = Origin.boundaries.firstIndex(of: boundaries).map { $0 + 1 }
        let flags =
            (isImported ? Origin.imported : 0) | (isPruned ? Origin.pruned : 0) | (kind == nil ? 0 : Origin.sentences)
        guard flags != 0 else { return }
        encoder.append(flags)
        if let kind {
            encoder.append(kind)
            encoder.append(sentences)
            encoder.append(omittedTokens)
        }
        guard isPruned else { return }
        for counts in orders {
            encoder.append(counts.minimumCount)
            encoder.append(counts.droppedDistinct)
            encoder.append(counts.droppedOccurrences)
        }
    }

    mutating func readOrigin(from decoder: inout ByteDecoder) throws(ByteDecoder.Damage) {
        let flags = try decoder.integer()
        guard flags > 0, flags & ~(Origin.imported | Origin.pruned | Origin.sentences) == 0 else {
            throw ByteDecoder.Damage()
        }
        isImported = flags & Origin.imported != 0
        if flags & Origin.sentences != 0 {
            let kind = try decoder.count(limit: Origin.boundaries.count)
            guard kind > 0 else { throw ByteDecoder.Damage() }
            boundaries = Origin.boundaries[kind - 1]
            sentences = try decoder.tally()
            omittedTokens = try decoder.tally()
        }
        guard flags & Origin.pruned != 0 else { return }
        for index in orders.indices {
            orders[index].minimumCount = try decoder.tally()
            orders[index].droppedDistinct = try decoder.tally()
            orders[index].droppedOccurrences = try decoder.tally()
            let least = index > 0 ? orders[index - 1].minimumCount : 1
            guard orders[index].minimumCount >= least, orders[index].droppedOccurrences <= orders[index].total else {
                throw ByteDecoder.Damage()
            }
        }
        guard isPruned else { throw ByteDecoder.Damage() }
    }
}
