import RealModule
import TextSegmentation

/// Scores stretches of text; belongs to one thread at a time.
@safe
final class UnitScorer {
    private let model: IdentificationModel
    /// By place in the model's languages, whether it may be the answer; `nil`: all may.
    private let isAllowed: [Bool]?
    private let scorers: [GroupScorer]
    /// Letters by number of script.
    private let letters: UnsafeMutablePointer<Int>
    private var scores: [Float] = []

    /// A unit ends at the end of a line or a sentence once it has so many letters, and at the end of a word once it has many more.
    private static let unitLetters = 40
    private static let longestUnit = 240
    /// Scripts with a letter for a syllable or a word weigh more.
    private static let hanWeight = 3
    /// Letters after which what n-grams say of noise mostly counts.
    private static let telling = 20.0
    /// More than there are scripts.
    private static let scriptCount = 64
    /// Languages below this probability are not mentioned.
    private static let smallestProbability = 0.001

    init(_ model: IdentificationModel, allowed: [Bool]?) {
        self.model = model
        isAllowed = allowed
        scorers = model.groups.map { GroupScorer($0) }
        unsafe letters = .allocate(capacity: Self.scriptCount)
        unsafe letters.initialize(repeating: 0, count: Self.scriptCount)
    }

    deinit { unsafe letters.deallocate() }

    /// Cuts a part of a text into units and scores them.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - range: the part; a word that it cuts at its start is left out.
    ///   - units: receives the units, at least one, which cover the part.
    func score(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, into units: inout [TextUnit]) {
        var scanner = unsafe WordScanner(bytes, range: range)
        let before = units.count
        var start = range.lowerBound
        var end = start
        var count = 0
        var isFull = false
        while scanner.next() {
            if count >= Self.unitLetters && scanner.followsBreak || count >= Self.longestUnit || isFull {
                var surface = scanner.surface
                surface.subtractWords(of: scanner.wordSurface)
                units.append(unit(start..<end, surface))
                scanner.surface = scanner.wordSurface
                start = end
                count = 0
            }
            end = scanner.range.upperBound
            count += scanner.count
            isFull = add(scanner)
        }
        if end > start || units.count == before {
            units.append(unit(start..<range.upperBound, scanner.surface))
        } else {
            units[units.count - 1].range = units[units.count - 1].range.lowerBound..<range.upperBound
        }
    }

    /// Adds a word.
    ///
    /// - Returns: whether the sums have no room for many more.
    @inline(__always)
    private func add(_ scanner: borrowing WordScanner) -> Bool {
        let script = Int(scanner.script)
        unsafe letters[script] += scanner.count
        let place = model.groupOfScript[script]
        guard place >= 0, !scanner.isTechnical else { return false }
        let scorer = scorers[place]
        unsafe scorer.add(scanner.bounded)
        return scorer.features > GroupScorer.mostFeatures
    }

    /// What was added since the last unit, as one.
    private func unit(_ range: Range<Int>, _ surface: TextSurface) -> TextUnit {
        defer {
            for scorer in scorers where scorer.features > 0 { scorer.removeAll() }
            unsafe letters.update(repeating: 0, count: Self.scriptCount)
        }
        let han = Int(LetterScript.han.rawValue)
        var best = 0
        var most = 0
        for script in 0..<Self.scriptCount {
            let weight = unsafe letters[script] * (script == han ? Self.hanWeight : 1)
            if weight > most {
                best = script
                most = weight
            }
        }
        var unit = TextUnit(range: range, letters: unsafe letters[best], languages: [], noneProbability: 1)
        guard most > 0 else { return unit }
        let single = model.languageOfScript[best]
        if single >= 0 {
            if isAllowed?[single] ?? true { unit.languages = [(single, 1)] }
            unit.noneProbability = unit.languages.isEmpty ? 1 : 0
            return unit
        }
        let place = model.groupOfScript[best]
        guard place >= 0 else { return unit }
        let scorer = scorers[place]
        scorer.scores(into: &scores)
        var evidence = SurfaceModel.Evidence()
        evidence.surface = surface
        evidence.features = scorer.features
        evidence.known = scorer.known
        unit.languages = probabilities(scorer.group, &evidence)
        if best == Int(LetterScript.latin.rawValue) {
            unit.noneProbability = model.surface.probability(evidence)
            lastEvidence = evidence
        } else {
            // Few letters tell noise from words in no script.
            let size = 1 - Double.exp(-Double(surface.letters) / Self.telling)
            unit.noneProbability = scorer.features == 0 ? 1 : evidence.noneProbability * size
        }
        if unit.languages.isEmpty { unit.noneProbability = 1 }
        return unit
    }

    /// What the last unit of a learned group showed; for the trainer.
    var lastEvidence: SurfaceModel.Evidence?

    /// Softmax of the scores: over languages, and how much no language gets beside them.
    private func probabilities(
        _ group: IdentificationModel.Group, _ evidence: inout SurfaceModel.Evidence
    ) -> [(language: Int, probability: Double)] {
        var largest = -Float.infinity
        for score in scores { largest = max(largest, score) }
        var none = 0.0
        var all = 0.0
        var allowed = 0.0
        var result: [(language: Int, probability: Double)] = []
        for (place, language) in group.classes.enumerated() {
            let weight = Double.exp(Double(scores[place] - largest))
            all += weight
            if language < 0 {
                none += weight
            } else if isAllowed?[language] ?? true {
                allowed += weight
                if weight > 1e-6 { result.append((language, weight)) }
            }
        }
        evidence.noneProbability = none / all
        guard allowed > 0 else { return [] }
        // Two classes may be one language in two guises.
        result.sort { $0.language < $1.language }
        var merged: [(language: Int, probability: Double)] = []
        for entry in result {
            let share = entry.probability / allowed
            if let last = merged.last, last.language == entry.language {
                merged[merged.count - 1].probability += share
            } else {
                merged.append((entry.language, share))
            }
        }
        merged.removeAll { $0.probability < Self.smallestProbability }
        merged.sort { $0.probability != $1.probability ? $0.probability > $1.probability : $0.language < $1.language }
        evidence.bestProbability = merged.first?.probability ?? 0
        return merged
    }
}
