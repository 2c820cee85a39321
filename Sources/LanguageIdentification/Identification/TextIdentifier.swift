/// Identifies the languages of texts, one after another, and remembers words for the next. Made by a ``LanguageIdentifier``; belongs to one thread at a time.
public final class TextIdentifier {
    private let model: IdentificationModel
    private let scorer: UnitScorer
    private let largestBytes: Int?
    private let smallestProbability: Double
    private var units: [TextUnit] = []

    /// Pieces that are looked at of a text that is too long to look at it all.
    private static let pieceCount = 4
    private static let mostCandidates = 8
    /// Text that is in no language with more than this probability is said to be in none: a word that code has as well is a word.
    private static let noneProbability = 0.9

    init(model: IdentificationModel, allowed: [Bool]?, largestBytes: Int?, smallestProbability: Double) {
        self.model = model
        self.largestBytes = largestBytes
        self.smallestProbability = smallestProbability
        scorer = UnitScorer(model, allowed: allowed)
    }

    /// The language of a text.
    public func identify(_ text: String) -> IdentifiedText {
        var text = text
        return text.withUTF8 { unsafe identify($0) }
    }

    /// The language of a text.
    ///
    /// - Parameter text: UTF-8; bytes that are not are taken for signs.
    /// - Complexity: O(bytes looked at).
    public func identify(_ text: Span<UInt8>) -> IdentifiedText {
        unsafe text.withUnsafeBufferPointer { unsafe identify($0) }
    }

    private func identify(_ text: UnsafeBufferPointer<UInt8>) -> IdentifiedText {
        units.removeAll(keepingCapacity: true)
        let examined = unsafe scoreUnits(of: text)
        LanguageSequence.decode(&units)
        var spans: [(language: Int, bytes: Range<Int>, probability: Double)] = []
        var weights: [Int: Double] = [:]
        for unit in units {
            let size = Double(unit.range.count)
            weights[-1, default: 0] += size * unit.noneProbability
            for entry in unit.languages {
                weights[entry.language, default: 0] += size * entry.probability * (1 - unit.noneProbability)
            }
            let answer = answer(for: unit)
            if let last = spans.last, last.language == answer.language {
                let bytes = last.bytes.lowerBound..<unit.range.upperBound
                let mass = last.probability * Double(last.bytes.count) + answer.probability * size
                spans[spans.count - 1] = (last.language, bytes, mass / Double(max(1, bytes.count)))
            } else {
                spans.append((answer.language, unit.range, answer.probability))
            }
        }
        return result(spans, weights, examined: examined, count: text.count)
    }

    /// Scores a text, or pieces of it that then stand for what lies around them.
    ///
    /// - Returns: how many bytes were looked at.
    private func scoreUnits(of text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = text.baseAddress, text.count > 0 else { return 0 }
        guard let largestBytes, text.count > largestBytes else {
            unsafe scorer.score(base, 0..<text.count, into: &units)
            return text.count
        }
        let length = max(1, largestBytes / Self.pieceCount)
        var end = 0
        for piece in 0..<Self.pieceCount {
            let part = text.count * piece / Self.pieceCount..<text.count * (piece + 1) / Self.pieceCount
            let start = part.lowerBound + (part.count - min(length, part.count)) / 2
            var (first, last) = (start, min(part.upperBound, start + length))
            // Whole words and scalars.
            while first < last,
                unsafe base[first] & 0xC0 == 0x80 || (piece > 0 && base[first] > 0x20 && first < start + 24)
            {
                first += 1
            }
            while last < text.count, unsafe base[last] & 0xC0 == 0x80 { last += 1 }
            let known = units.count
            unsafe scorer.score(base, first..<last, into: &units)
            units[known].range = end..<units[known].range.upperBound
            end = part.upperBound
            units[units.count - 1].range = units[units.count - 1].range.lowerBound..<end
        }
        return length * Self.pieceCount
    }

    /// What is said of a unit: the likeliest language, unless it is hardly text or not likely enough.
    private func answer(for unit: TextUnit) -> (language: Int, probability: Double) {
        guard let best = unit.languages.first else { return (-1, unit.noneProbability) }
        let probability = best.probability * (1 - unit.noneProbability)
        if unit.noneProbability > Self.noneProbability || probability < smallestProbability {
            return (-1, max(unit.noneProbability, 1 - probability))
        }
        return (best.language, probability)
    }

    private func result(
        _ spans: [(language: Int, bytes: Range<Int>, probability: Double)], _ weights: [Int: Double], examined: Int,
        count: Int
    ) -> IdentifiedText {
        func code(_ language: Int) -> String {
            language < 0 ? LanguageIdentifier.undetermined : model.languages[language]
        }
        var bytes: [Int: Int] = [:]
        for span in spans { bytes[span.language, default: 0] += span.bytes.count }
        let largest = bytes.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key ?? -1
        let all = Double(max(1, count))
        let candidates = weights.filter { $0.value > 0.001 * all }
            .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .prefix(Self.mostCandidates).map {
                IdentifiedText.Candidate(language: code($0.key), probability: min(1, $0.value / all))
            }
        return IdentifiedText(
            language: code(largest), probability: count == 0 ? 1 : min(1, (weights[largest] ?? 0) / all),
            candidates: Array(candidates),
            spans: spans.map {
                IdentifiedText.Span(language: code($0.language), bytes: $0.bytes, probability: $0.probability)
            },
            examinedBytes: examined)
    }

    /// What the last stretch of a text showed apart from its n-grams' languages; for the trainer.
    package var lastEvidence: SurfaceModel.Evidence? { scorer.lastEvidence }

    package func resetEvidence() { scorer.lastEvidence = nil }
}
