/// Makes a model of listed n-grams, in whichever order they come.
struct ModelAssembly {
    private let vocabulary: ModelVocabulary
    private let path: String?
    /// By order, ascending.
    private var sections: [ARPAEntries] = []

    /// - Parameter listed: by order.
    init(_ vocabulary: ModelVocabulary, _ listed: [ARPAEntries], path: String?) throws(LanguageModelError) {
        self.vocabulary = vocabulary
        self.path = path
        var longer: ARPAEntries?
        var sections: [ARPAEntries] = []
        for entries in listed.reversed() {
            var repeated: Int?
            guard let sorted = entries.sorted(with: longer, repeated: &repeated) else {
                let start = (repeated ?? 0) * entries.order
                let words = entries.words[start..<start + entries.order].map { vocabulary.text(of: Int($0)) }
                throw LanguageModelError(
                    .malformed, path: path, message: "the n-gram '\(words.joined(separator: " "))' is listed twice")
            }
            sections.append(sorted)
            longer = sorted
        }
        self.sections = sections.reversed()
    }

    func model(_ origin: LanguageModel.Origin) throws(LanguageModelError) -> LanguageModel {
        var levels: [ModelLevel] = []
        var firstNode = 1
        for (index, entries) in sections.enumerated() {
            guard firstNode + entries.count < Int(UInt32.max) else {
                throw LanguageModelError(
                    .tooLarge, path: path, message: "a model holds less than 2^32 n-grams, and this has more")
            }
            let isHighest = index == sections.count - 1
            let level = ModelLevel(
                order: index + 1, firstNode: UInt32(firstNode), count: entries.count,
                words: try ModelArray(count: index > 0 ? entries.count : 0),
                probabilities: try ModelArray(count: entries.count),
                backoffs: try ModelArray(count: isHighest ? 0 : entries.count),
                firstChildren: try ModelArray(count: isHighest ? 0 : entries.count + 1),
                suffixes: try ModelArray(count: index > 0 ? entries.count : 0))
            for place in 0..<entries.count {
                unsafe level.probabilities.base[place] = entries.probabilities[place]
                if !isHighest { unsafe level.backoffs.base[place] = entries.backoffs[place] }
                if index > 0 {
                    unsafe level.words.base[place] = entries.words[place * (index + 1) + index]
                }
            }
            levels.append(level)
            firstNode += entries.count
        }
        for index in sections.indices.dropFirst() { setChildren(of: levels[index - 1], index) }
        let tables = ModelTables(levels)
        for index in sections.indices.dropFirst() { connect(levels, index, tables) }
        return LanguageModel(vocabulary: vocabulary, levels: levels, origin: origin)
    }

    /// Notes where the n-grams of a section begin that begin with each of the one before.
    private func setChildren(of parents: ModelLevel, _ index: Int) {
        let (shorter, longer) = (sections[index - 1], sections[index])
        let order = shorter.order
        var next = 0
        for place in 0..<shorter.count {
            unsafe parents.firstChildren.base[place] = UInt32(next)
            while next < longer.count,
                (0..<order).allSatisfy({
                    longer.words[next * (order + 1) + $0] == shorter.words[place * order + $0]
                })
            {
                next += 1
            }
        }
        unsafe parents.firstChildren.base[shorter.count] = UInt32(next)
    }

    /// Leads the n-grams of a section to those that they end in, and gives those that were not listed their probability.
    private func connect(_ levels: [ModelLevel], _ index: Int, _ tables: ModelTables) {
        let level = levels[index]
        let parents = levels[index - 1]
        for parent in 0..<parents.count {
            let children = unsafe Int(parents.firstChildren.base[parent])..<Int(parents.firstChildren.base[parent + 1])
            if children.isEmpty { continue }
            let context = tables.suffix(of: ModelState(order: index, node: parents.firstNode + UInt32(parent)))
            for place in children {
                let word = unsafe level.words.base[place]
                var state = context
                var found = tables.find(word, after: state)
                while found < 0 {
                    state = tables.suffix(of: state)
                    found = tables.find(word, after: state)
                }
                unsafe level.suffixes.base[place] = levels[state.order].firstNode + UInt32(found)
                if unsafe level.probabilities.base[place].isNaN {
                    var state = context
                    let probability = unsafe parents.backoffs.base[parent] + tables.advance(&state, word)
                    unsafe level.probabilities.base[place] = probability
                }
            }
        }
    }
}
