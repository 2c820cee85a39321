import RealModule

/// Which language each unit of a text is in, given that neighbours mostly are in the same: the forward–backward algorithm on a
/// hidden Markov chain whose states are languages, and none (Rabiner 1989, doi:10.1109/5.18626).
enum LanguageSequence {
    /// The chance that the next unit is in another language.
    private static let changeProbability = 0.02
    /// What a language gets from a unit that does not mention it.
    private static let floor = 1e-4
    /// A language that no unit gives more than this is left out.
    private static let smallest = 0.02
    /// The most languages that are looked at.
    private static let mostStates = 12

    /// Gives each unit the probabilities that it has among the others.
    ///
    /// - Complexity: O(units × languages that some unit may be in).
    static func decode(_ units: inout [TextUnit]) {
        guard units.count > 1 else { return }
        var states = candidates(units)
        // No language is −1.
        states.append(-1)
        let count = states.count
        let change = changeProbability / Double(max(1, count - 1))
        let emissions = units.map { unit in states.map { emission(unit, $0) } }
        // Each unit's sums add up to 1; the products of the two directions are put right at the end.
        func step(_ sums: [Double], _ emission: [Double]) -> [Double] {
            let all = sums.reduce(0, +)
            var next = (0..<count).map { ((1 - changeProbability - change) * sums[$0] + change * all) * emission[$0] }
            let total = next.reduce(0, +)
            for index in next.indices { next[index] /= total }
            return next
        }
        var forward: [[Double]] = []
        for emission in emissions {
            forward.append(step(forward.last ?? [Double](repeating: 1 / Double(count), count: count), emission))
        }
        var backward = [Double](repeating: 1, count: count)
        for place in units.indices.reversed() {
            var posterior = (0..<count).map { forward[place][$0] * backward[$0] }
            let total = posterior.reduce(0, +)
            for index in posterior.indices { posterior[index] /= total }
            let none = posterior[count - 1]
            units[place].noneProbability = none
            let language = max(1e-300, 1 - none)
            units[place].languages = zip(states.dropLast(), posterior).map {
                (language: $0, probability: $1 / language)
            }
            .filter { $0.probability > 0.001 }
            .sorted { $0.probability != $1.probability ? $0.probability > $1.probability : $0.language < $1.language }
            // What the units from here on say of the unit before.
            let message = zip(backward, emissions[place]).map { $0 * $1 }
            let all = message.reduce(0, +)
            backward = message.map { (1 - changeProbability - change) * $0 + change * all }
            let scale = backward.reduce(0, +)
            for index in backward.indices { backward[index] /= scale }
        }
    }

    private static func candidates(_ units: [TextUnit]) -> [Int] {
        var highest: [Int: Double] = [:]
        for unit in units {
            for entry in unit.languages where entry.probability > smallest {
                highest[entry.language] = max(highest[entry.language] ?? 0, entry.probability)
            }
        }
        let sorted = highest.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return sorted.prefix(mostStates).map(\.key)
    }

    private static func emission(_ unit: TextUnit, _ language: Int) -> Double {
        if language < 0 { return max(floor, unit.noneProbability) }
        let probability = unit.languages.first { $0.language == language }?.probability ?? 0
        return max(floor, probability * (1 - unit.noneProbability))
    }
}
