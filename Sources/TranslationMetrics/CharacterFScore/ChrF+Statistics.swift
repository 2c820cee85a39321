extension ChrF {
    public func statistics(
        systems: [[String]], references: [[String?]]
    ) throws(MetricError) -> [SegmentStatistics] {
        let testSet = try TestSet(systems: systems, references: references)
        var counter = ChrFSegmentCounter(self)
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
private struct ChrFSegmentCounter: ~Copyable {
    /// A reference's n-grams, and how many characters and words it has.
    private struct Reference {
        var table = NGramTable()
        var characters = 0
        var words = 0
    }

    private let metric: ChrF
    private var units: CharacterUnits
    private var interner = TokenInterner()
    private var references: [Reference] = []
    private var referenceCount = 0
    private var words: [UInt32] = []
    private var row: [Int] = []
    private var best: [Int] = []

    init(_ metric: ChrF) {
        self.metric = metric
        units = CharacterUnits(metric)
    }

    mutating func beginSegment(_ texts: [String]) {
        interner.removeAll(reserving: texts.reduce(0) { $0 + $1.utf8.count })
        referenceCount = texts.count
        while references.count < referenceCount { references.append(Reference()) }
        for (index, text) in texts.enumerated() {
            units.cut(text)
            words.removeAll(keepingCapacity: true)
            for word in units.words { words.append(interner.intern(word, of: units.bytes)) }
            let room = units.characters.count * metric.characterOrder + words.count * metric.wordOrder
            references[index].characters = units.characters.count
            references[index].words = words.count
            references[index].table.removeAll(reserving: room)
            references[index].table.addReference(units.characters, order: metric.characterOrder)
            references[index].table.addReference(words, order: metric.wordOrder, root: NGramTable.otherRoot)
        }
    }

    mutating func appendRow(of hypothesis: String, to values: inout [Int]) {
        units.cut(hypothesis)
        words.removeAll(keepingCapacity: true)
        for word in units.words { words.append(interner.number(of: word, in: units.bytes)) }
        var bestScore = -1.0
        for index in 0..<referenceCount {
            fillRow(against: index)
            if referenceCount == 1 {
                values.append(contentsOf: row)
                return
            }
            let score = metric.score(totals: row)
            if score > bestScore {
                bestScore = score
                swap(&row, &best)
            }
        }
        values.append(contentsOf: best)
    }

    private mutating func fillRow(against index: Int) {
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: repeatElement(0, count: metric.statisticsWidth))
        func fill(_ orders: Range<Int>, _ hypothesis: Int, _ reference: Int) {
            for (offset, order) in orders.enumerated() {
                let inReference = max(0, reference - offset)
                row[3 * order] = inReference > 0 ? max(0, hypothesis - offset) : 0
                row[3 * order + 1] = inReference
            }
        }
        let characterOrder = metric.characterOrder
        fill(0..<characterOrder, units.characters.count, references[index].characters)
        fill(characterOrder..<characterOrder + metric.wordOrder, words.count, references[index].words)
        references[index].table.beginHypothesis()
        references[index].table.addMatches(
            units.characters, order: characterOrder, to: &row, at: 2, stride: 3)
        references[index].table.addMatches(
            words, order: metric.wordOrder, root: NGramTable.otherRoot, to: &row, at: 3 * characterOrder + 2, stride: 3)
    }
}
