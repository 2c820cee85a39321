import LanguageIdentification

/// The n-grams that a model may use, numbered; found by hash.
struct FeatureIndex {
    private(set) var hashes: [UInt64]
    private var numbers: [UInt64: UInt32] = [:]

    init(_ hashes: [UInt64]) {
        self.hashes = hashes
        numbers.reserveCapacity(hashes.count)
        for (number, hash) in hashes.enumerated() { numbers[hash] = UInt32(number) }
    }

    func number(_ hash: UInt64) -> UInt32? { numbers[hash] }

    /// Those that stand out by how often they occur in some language: at least `minimum` times, and of those the `count` with the highest
    /// share of any language's n-grams.
    static func frequent(_ texts: [TrainingText], _ store: WordStore, minimum: Int, count: Int) -> FeatureIndex {
        var best: [UInt64: Float] = [:]
        for text in texts {
            var counts: [UInt64: Int] = [:]
            var words: [UInt32: Int] = [:]
            for word in text.words { words[word, default: 0] += 1 }
            var total = 0
            for (word, times) in words {
                for hash in store.hashes[store.range(word)] { counts[hash, default: 0] += times }
                total += times * store.range(word).count
            }
            for (hash, times) in counts where times >= minimum {
                best[hash] = max(best[hash] ?? 0, Float(times) / Float(total))
            }
        }
        let sorted = best.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return FeatureIndex(sorted.prefix(count).map(\.key))
    }

    /// By word, the numbers of its n-grams that are in the index, and how many it has in all.
    func words(of store: WordStore) -> IndexedWords {
        var indexed = IndexedWords()
        for word in 0..<UInt32(store.count) {
            for hash in store.hashes[store.range(word)] {
                if let number = numbers[hash] { indexed.features.append(number) }
            }
            indexed.starts.append(indexed.features.count)
            indexed.totals.append(UInt16(clamping: store.range(word).count))
        }
        return indexed
    }
}

/// Words as lists of numbers of n-grams.
struct IndexedWords {
    var features: [UInt32] = []
    var starts: [Int] = [0]
    /// n-grams of each word, those that are not in the index included.
    var totals: [UInt16] = []
}
