/// Draws short texts of one language: single words by the root of their frequency, pairs of neighbours, and pieces of lines.
struct SampleSource {
    let text: TrainingText
    private var distinct: [UInt32] = []
    private var cumulative: [Double] = []
    private var lines: [Int] = []
    private var pairLines: [Int] = []

    /// What is drawn.
    enum Kind: CaseIterable {
        case word, pair, piece
    }

    init(_ text: TrainingText) {
        self.text = text
        var counts: [UInt32: Int] = [:]
        for word in text.words { counts[word, default: 0] += 1 }
        distinct = counts.keys.sorted()
        var sum = 0.0
        for word in distinct {
            sum += Double(counts[word]!).squareRoot()
            cumulative.append(sum)
        }
        lines = (0..<text.lineCount).filter { !text.line($0).isEmpty }
        pairLines = lines.filter { text.line($0).count >= 2 }
        if pairLines.isEmpty { pairLines = lines }
    }

    var isEmpty: Bool { lines.isEmpty }

    /// The words of a sample.
    func draw(_ kind: Kind, _ random: inout RandomSource, into sample: inout [UInt32]) {
        sample.removeAll(keepingCapacity: true)
        switch kind {
        case .word:
            let place = random.unit() * cumulative[cumulative.count - 1]
            var range = 0..<cumulative.count
            while range.count > 1 {
                let middle = (range.lowerBound + range.upperBound) / 2
                range = cumulative[middle - 1] > place ? range.lowerBound..<middle : middle..<range.upperBound
            }
            sample.append(distinct[range.lowerBound])
        case .pair:
            append(2...2, &random, &sample)
        case .piece:
            append(3...20, &random, &sample)
        }
    }

    private func append(_ length: ClosedRange<Int>, _ random: inout RandomSource, _ sample: inout [UInt32]) {
        let line = text.line(pairLines[random.below(pairLines.count)])
        let wanted = length.lowerBound + random.below(length.count)
        let taken = min(wanted, line.count)
        let start = line.startIndex + random.below(line.count - taken + 1)
        sample += line[start..<start + taken]
    }
}
