import CKernels
import NGramStatistics
import RealModule

/// Turns the adjusted counts of a trie into interpolated probabilities: Chen and Goodman 1999
/// (doi:10.1006/csla.1999.0128), as Heafield et al. 2013 (ACL P13-2121) lay it out.
///
/// p(w | h) = (c(hw) − D(c(hw))) / c(h) + b(h) · p(w | h′), where c(h) is the sum of the adjusted counts of h's continuations,
/// b(h) what the discounts take off them, over c(h), and h′ is h without its first word. The last term of order 1 is even over
/// all words.
struct Interpolation {
    let trie: CountTrie
    let estimates: [LanguageModel.OrderEstimate]
    let interpolatesUnigrams: Bool
    /// Words that the even part is shared among, where there are more than the trie holds.
    let vocabularyCount: Int

    /// Base-10 logarithm of the probability of the text that was counted.
    private(set) var logProbability = 0.0
    /// How many of its tokens that predicts.
    private(set) var predictions: UInt64 = 0

    init(_ trie: CountTrie, _ estimates: [LanguageModel.OrderEstimate], _ options: EstimationOptions) {
        self.trie = trie
        self.estimates = estimates
        interpolatesUnigrams = options.interpolatesUnigrams
        vocabularyCount = options.vocabularyCount ?? 0
    }

    /// The discounts by adjusted count, up to 3.
    private func amounts(_ order: Int) -> InlineArray<4, Double> {
        let discounts = estimates[order - 1].discounts
        return [0, discounts.one, discounts.two, discounts.threeOrMore]
    }

    /// Computes everything; the memory of the adjusted counts then holds logarithms of probabilities.
    mutating func run() throws {
        interpolateWords()
        for level in trie.levels.dropFirst() { try interpolate(level) }
        for level in trie.levels where level.order < max(2, trie.order) { try takeLogarithms(of: level) }
    }

    private mutating func interpolateWords() {
        let level = trie.levels[0]
        let amounts = amounts(1)
        var total = 0.0
        var discounted = 0.0
        for place in 0..<level.count {
            let count = level.count(at: place)
            total += Double(count)
            discounted += amounts[Int(min(count, 3))]
        }
        let backoff = total > 0 ? discounted / total : 1
        // <unk> is a word like others here, and <s> is none: it is never predicted.
        let wordCount = max(level.count - (trie.begin == nil ? 0 : 1), vocabularyCount)
        let even = interpolatesUnigrams ? backoff / Double(wordCount) : 0
        let probabilities = ModelArray<Float>(reinterpreting: level.counts)
        var sum = 0.0
        for place in 0..<level.count {
            let count = level.count(at: place)
            var probability = count == 0 ? 0 : (Double(count) - amounts[Int(min(count, 3))]) / total
            probability += even
            if place == Int(ModelVocabulary.unknown), !interpolatesUnigrams { probability = backoff }
            // Where <s> is scored, as the beginning that it is, it costs nothing.
            if let begin = trie.begin, place == Int(begin) { probability = 1 }
            if trie.order == 1, count > 0 {
                sum += Double(count) * Self.logarithm(probability)
                predictions += count
            }
            unsafe probabilities.base[place] = Float(probability)
        }
        logProbability += sum
    }

    /// Computes the probabilities of an order, 2 or more, and the back-off factors of what its n-grams begin with.
    private mutating func interpolate(_ level: CountLevel) throws {
        let parents = trie.levels[level.order - 2]
        let interpolation = self
        let sums = try ModelArray<Double>(count: CountTrie.rangeCount(of: parents.count))
        let counts = try ModelArray<UInt64>(count: CountTrie.rangeCount(of: parents.count))
        try trie.forEachRange(of: parents.count) { number, range in
            let (sum, count) = interpolation.interpolate(level, parents, range)
            unsafe sums.base[number] = sum
            unsafe counts.base[number] = count
        }
        // In the order of the ranges, whichever thread came first.
        for number in 0..<sums.count {
            unsafe logProbability += sums.base[number]
            unsafe predictions += counts.base[number]
        }
    }

    /// - Returns: the logarithm of the probability of that part of the text which the level's n-grams predict last, and its
    ///   tokens.
    @inline(never)
    private func interpolate(
        _ level: CountLevel, _ parents: CountLevel, _ range: Range<Int>
    ) -> (sum: Double, predictions: UInt64) {
        let amounts = amounts(level.order)
        let firstChildren = unsafe parents.firstChildren.base
        let isHighest = level.order == trie.order
        let probabilities = unsafe ModelArray<Float>(reinterpreting: level.counts).base
        let lower = unsafe ModelArray<Float>(reinterpreting: parents.counts).base - Int(parents.firstNode)
        let suffixes = unsafe level.suffixes.base
        // Below the highest order n-grams predict a token of the text only at the beginning of a sentence.
        let beginning = isHighest ? 0..<level.count : beginning(of: level)
        let backoffs = unsafe parents.backoffs.base
        let counts = unsafe level.counts.base
        let lastPlace = level.count &- 1
        @inline(__always) func count(at place: Int) -> UInt64 {
            let count = unsafe counts[place]
            return count == CountLevel.largeCount ? level.count(at: place) : UInt64(count)
        }
        var sum = 0.0
        var predictions: UInt64 = 0
        for parent in range {
            let first = unsafe Int(firstChildren[parent])
            let last = unsafe Int(firstChildren[parent &+ 1])
            if first == last { continue }
            var total: UInt64 = 0
            var discounted = 0.0
            for place in first..<last {
                let count = count(at: place)
                total &+= count
                discounted += amounts[Int(truncatingIfNeeded: min(count, 3))]
            }
            let scale = total > 0 ? 1 / Double(total) : 0
            let backoff = total > 0 ? discounted * scale : 1
            unsafe backoffs[parent] = Self.stored(Self.logarithm(backoff))
            for place in first..<last {
                unsafe kernel_prefetch(lower + Int(suffixes[min(place &+ 24, lastPlace)]))
                let count = count(at: place)
                let own = (Double(count) - amounts[Int(truncatingIfNeeded: min(count, 3))]) * scale
                let probability = unsafe own + backoff * Double(lower[Int(suffixes[place])])
                if isHighest {
                    let logarithm = Self.logarithm(probability)
                    unsafe probabilities[place] = Self.stored(min(0, logarithm))
                    sum += Double(count) * logarithm
                    predictions &+= count
                } else {
                    unsafe probabilities[place] = Float(probability)
                    if beginning.contains(place) {
                        sum += Double(count) * Self.logarithm(probability)
                        predictions &+= count
                    }
                }
            }
        }
        return (sum, predictions)
    }

    /// The places of the n-grams that begin with `<s>`.
    private func beginning(of level: CountLevel) -> Range<Int> {
        guard let begin = trie.begin else { return 0..<0 }
        var range = Int(begin)..<Int(begin) + 1
        for above in trie.levels[0..<level.order - 1] {
            range =
                unsafe Int(above.firstChildren.base[range.lowerBound])..<Int(above.firstChildren.base[range.upperBound])
        }
        return range
    }

    private func takeLogarithms(of level: CountLevel) throws {
        try trie.forEachRange(of: level.count) { range in
            let probabilities = ModelArray<Float>(reinterpreting: level.counts)
            for place in range {
                let probability = unsafe Double(probabilities.base[place])
                unsafe probabilities.base[place] = Self.stored(min(0, Self.logarithm(probability)))
            }
        }
    }

    /// The logarithm that stands for that of 0.
    static let logarithmOfZero = -99.0

    @inline(__always)
    private static func logarithm(_ value: Double) -> Double {
        value > 0 ? max(logarithmOfZero, Double.log10(value)) : logarithmOfZero
    }

    @inline(__always)
    private static func stored(_ logarithm: Double) -> Float { Float(logarithm) }
}
