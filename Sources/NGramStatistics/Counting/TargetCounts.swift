/// Counts of one worker for the n-grams of a ``TargetLookup``. Memory depends on the target alone.
final class TargetCounts {
    private let lookup: TargetLookup
    /// By rank; index 0 is unused.
    private var vocabulary: [UInt64]
    private var ngrams: [[UInt64]]

    init(_ lookup: TargetLookup) {
        self.lookup = lookup
        vocabulary = [UInt64](repeating: 0, count: lookup.vocabulary.count + 1)
        ngrams = lookup.ngrams.map { [UInt64](repeating: 0, count: $0.count) }
    }

    func count(_ document: TokenKeyBuffer, bytes: UnsafePointer<UInt8>) {
        let count = document.count
        unsafe lookup.vocabulary.find(document.keys, count: count, bytes: bytes, ids: document.ids)
        for index in 0..<count {
            var key = RankKey()
            key[0] = unsafe document.ids[index]
            if key[0] == 0 { continue }
            vocabulary[Int(key[0])] += 1
            for order in 1..<lookup.order {
                guard index + order < count, case let id = unsafe document.ids[index + order], id != 0 else { break }
                key[order] = id
                guard let place = lookup.ngrams[order - 1][key] else { break }
                ngrams[order - 1][Int(place)] += 1
            }
        }
    }

    func merge(_ other: TargetCounts) {
        for index in vocabulary.indices { vocabulary[index] += other.vocabulary[index] }
        for order in ngrams.indices {
            for index in ngrams[order].indices { ngrams[order][index] += other.ngrams[order][index] }
        }
    }

    /// Writes the n-grams that occurred.
    func write(to writer: ProfileFileWriter) throws {
        var newRanks = [UInt32](repeating: 0, count: vocabulary.count)
        var stream = VocabularyStream(writer: writer)
        var next: UInt32 = 1
        for rank in vocabulary.indices.dropFirst() where vocabulary[rank] > 0 {
            newRanks[rank] = next
            next += 1
            try unsafe stream.append(lookup.vocabulary.token(UInt32(rank)), count: vocabulary[rank])
        }
        try stream.finish()
        for (index, places) in lookup.ngrams.enumerated() {
            let order = index + 2
            var stream = NGramStream(order: order, writer: writer)
            let found = places.filter { ngrams[index][Int($0.value)] > 0 }.sorted { $0.value < $1.value }
            for (key, place) in found {
                var renumbered = RankKey()
                for position in 0..<order { renumbered[position] = newRanks[Int(key[position])] }
                try unsafe renumbered.withRanks { try unsafe stream.append($0, count: ngrams[index][Int(place)]) }
            }
            try stream.finish()
        }
    }
}
