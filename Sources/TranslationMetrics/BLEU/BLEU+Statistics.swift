extension BLEU {
    public func statistics(
        systems: [[String]], references: [[String?]]
    ) throws(MetricError) -> [SegmentStatistics] {
        let testSet = try TestSet(systems: systems, references: references)
        var counter = BLEUSegmentCounter(self)
        var rows = systems.map { _ in [Int]() }
        for index in rows.indices { rows[index].reserveCapacity(testSet.segmentCount * statisticsWidth) }
        for segment in 0..<testSet.segmentCount {
            counter.beginSegment(testSet.references(of: segment))
            for (index, system) in systems.enumerated() {
                counter.appendRow(of: system[segment], to: &rows[index])
            }
        }
        return rows.map {
            SegmentStatistics(width: statisticsWidth, values: $0, referenceCount: testSet.referenceCount)
        }
    }
}

/// Counts what a segment's translations share with its references.
private struct BLEUSegmentCounter: ~Copyable {
    private let order: Int
    private var tokenizer: SegmentTokenizer
    private var interner = TokenInterner()
    private var table = NGramTable()
    private var numbers: [UInt32] = []
    private var referenceLengths: [Int] = []

    init(_ metric: BLEU) {
        order = metric.maximumOrder
        tokenizer = SegmentTokenizer(metric.tokenization, isLowercased: metric.isLowercased)
    }

    mutating func beginSegment(_ references: [String]) {
        referenceLengths.removeAll(keepingCapacity: true)
        // A token takes at least a byte of the text as it is given.
        let bytes = references.reduce(0) { $0 + $1.utf8.count }
        interner.removeAll(reserving: bytes)
        table.removeAll(reserving: 0)
        var sequences: [[UInt32]] = []
        var room = 0
        for reference in references {
            tokenizer.cut(reference)
            let tokens = tokenizer.tokens.map { interner.intern($0, of: tokenizer.bytes) }
            sequences.append(tokens)
            referenceLengths.append(tokens.count)
            room += tokens.count * order
        }
        table.removeAll(reserving: room)
        for tokens in sequences {
            table.beginReference()
            table.addReference(tokens, order: order)
        }
    }

    mutating func appendRow(of hypothesis: String, to values: inout [Int]) {
        tokenizer.cut(hypothesis)
        numbers.removeAll(keepingCapacity: true)
        for token in tokenizer.tokens { numbers.append(interner.number(of: token, in: tokenizer.bytes)) }
        let length = numbers.count
        values.append(length)
        values.append(closestReferenceLength(to: length))
        let first = values.count
        values.append(contentsOf: repeatElement(0, count: order))
        table.beginHypothesis()
        table.addMatches(numbers, order: order, to: &values, at: first, stride: 1)
        for index in 0..<order { values.append(max(0, length - index)) }
    }

    private func closestReferenceLength(to length: Int) -> Int {
        referenceLengths.min { (abs(length - $0), $0) < (abs(length - $1), $1) } ?? 0
    }
}
