import DurableFiles
import Foundation

/// Turns sorted rows into the sections of a profile, and checks that they could have been counted.
struct ImportedProfile {
    private let sorter: CountsSorter
    private let path: String
    private let folder: TemporaryFolder

    init(_ sorter: CountsSorter, path: String, temporaryFolder: String?) throws {
        self.sorter = sorter
        self.path = path
        folder = try TemporaryFolder(in: temporaryFolder)
    }

    /// - Parameter summary: its totals are filled in.
    func write(to writer: ProfileFileWriter, _ summary: inout ProfileSummary) throws {
        let sorted = sorter.vocabulary.sorted()
        var ranks = [UInt32](repeating: 0, count: sorted.count + 1)
        var counts: [UInt64] = [0]
        counts.reserveCapacity(sorted.count + 1)
        var vocabulary = BlockStream(VocabularyEntries(), writer: writer)
        for (index, id) in sorted.enumerated() {
            ranks[Int(id)] = UInt32(index + 1)
            let count = sorter.tokenCounts[Int(id) - 1]
            guard count > 0 else {
                throw inconsistent("it is in longer n-grams and not among those of order 1", [id])
            }
            counts.append(count)
            try unsafe sorter.vocabulary.token(id).withUnsafeBufferPointer {
                let token = unsafe $0
                try vocabulary.append { unsafe $0.append(token, count: count) }
            }
        }
        try vocabulary.finish()
        summary.orders[0].total = try total(counts)
        var contexts: RowFile?
        for order in 2..<max(2, summary.order + 1) {
            let listed =
                order < summary.order ? try RowFile(path: folder.file(named: "sorted-\(order)"), order: order) : nil
            let counted = OrderCounts(order: order, ids: sorted, counts: counts, contexts: try contexts?.reader())
            summary.orders[order - 1].total = try write(counted, ranks: ranks, to: writer, listed)
            try listed?.finish()
            contexts = listed
        }
    }

    /// What is known of the n-grams that an order's begin with.
    private struct OrderCounts {
        let order: Int
        /// By rank − 1.
        let ids: [UInt32]
        /// By rank.
        let counts: [UInt64]
        /// For orders from 3 up: the n-grams one shorter, sorted.
        let contexts: RowReader?
    }

    private func write(
        _ known: OrderCounts, ranks: [UInt32], to writer: ProfileFileWriter, _ listed: RowFile?
    ) throws -> UInt64 {
        let order = known.order
        var stream = BlockStream(NGramEntries(order: order), writer: writer)
        var total: UInt64 = 0
        var isContextLive = try known.contexts?.advance() ?? false
        let areFrequencies = sorter.values == .frequencies
        let isWhole = try sorter.forEachSorted(order: order, ranks: ranks) { key, value in
            func failure(_ message: String) -> CountsExchangeError {
                inconsistent(message, (0..<order).map { known.ids[Int(key[$0]) - 1] })
            }
            var context = known.counts[Int(key[0])]
            if let reader = known.contexts {
                var prefix = key
                prefix[order - 1] = 0
                while isContextLive, reader.key < prefix { isContextLive = try reader.advance() }
                context = isContextLive && reader.key == prefix ? reader.value : 0
            }
            let count =
                areFrequencies ? FrequencySections.count(logarithm: Double(bitPattern: value), of: context) : value
            guard let count else { throw failure("its frequency is that of no whole number of occurrences") }
            guard count <= context else {
                throw failure(
                    "it is listed more often than what it begins with; give complete counts of all "
                        + "orders")
            }
            for place in 1..<order where known.counts[Int(key[place])] < count {
                throw failure("it is listed more often than one of its tokens; give complete counts of all orders")
            }
            total += count
            guard total <= ByteDecoder.largestTally else { throw tooLarge }
            try unsafe key.withRanks {
                let ngram = unsafe $0
                try stream.append { unsafe $0.append(ngram, count: count) }
                try unsafe listed?.append($0, value: count)
            }
        }
        guard isWhole else {
            throw CountsExchangeError(
                areFrequencies ? .inconsistent : .tooLarge, path: path,
                message: areFrequencies
                    ? "an n-gram of order \(order) is listed twice" : "an n-gram's occurrences are more than 2^48")
        }
        try stream.finish()
        return total
    }

    private func total(_ counts: [UInt64]) throws(CountsExchangeError) -> UInt64 {
        var total: UInt64 = 0
        for count in counts {
            total += count
            guard total <= ByteDecoder.largestTally else { throw tooLarge }
        }
        return total
    }

    private var tooLarge: CountsExchangeError {
        CountsExchangeError(
            .tooLarge, path: path, message: "the occurrences are more than 2^48, the most a profile holds")
    }

    private func inconsistent(_ message: String, _ ids: [UInt32]) -> CountsExchangeError {
        var text: [UInt8] = []
        for id in ids {
            if !text.isEmpty { text.append(0x20) }
            TokenEscaping.append(sorter.vocabulary.token(id), keepsSpaces: false, to: &text)
        }
        return CountsExchangeError(
            .inconsistent, path: path, message: "'\(String(decoding: text, as: UTF8.self))': \(message)")
    }
}
