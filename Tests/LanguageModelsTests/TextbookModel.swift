/// Interpolated modified Kneser–Ney by its definition and nothing else: dictionaries, recursion, no trie.
struct TextbookModel {
    private var counts: [[String]: Double] = [:]
    /// By context: the counts of what follows.
    private var following: [[String]: [Double]] = [:]
    private var discounts: [[Double]] = []
    private let order: Int
    private let words: Set<String>

    /// - Parameter discounts: of each order, of counts 1, 2 and 3; `nil` for the closed form, else the fallback.
    init(_ lines: [String], order: Int) {
        self.order = order
        var occurrences: [[String]: Double] = [:]
        var before: [[String]: Set<String>] = [:]
        var words: Set<String> = ["<unk>"]
        for line in lines {
            let tokens = ["<s>"] + line.split(separator: " ").map(String.init) + ["</s>"]
            words.formUnion(tokens.dropFirst())
            for length in 1...order {
                for start in tokens.indices where start + length <= tokens.count {
                    let ngram = Array(tokens[start..<start + length])
                    occurrences[ngram, default: 0] += 1
                    if start > 0 { before[ngram, default: []].insert(tokens[start - 1]) }
                }
            }
        }
        self.words = words
        for (ngram, count) in occurrences where ngram != ["<s>"] {
            let isRaw = ngram.count == order || ngram[0] == "<s>"
            counts[ngram] = isRaw ? count : Double(before[ngram, default: []].count)
        }
        for (ngram, count) in counts { following[Array(ngram.dropLast()), default: []].append(count) }
        for length in 1...order {
            var n = [0.0, 0, 0, 0, 0]
            for (ngram, count) in counts where ngram.count == length && count < 5 { n[Int(count)] += 1 }
            let ratio = n[1] / (n[1] + 2 * n[2])
            var closed = (1...3).map { Double($0) - Double($0 + 1) * ratio * n[$0 + 1] / n[$0] }
            let isGood = (1...3).allSatisfy { n[$0] > 0 && closed[$0 - 1] >= 0 && closed[$0 - 1] <= Double($0) }
            if !isGood { closed = [0.5, 1, 1.5] }
            discounts.append(closed)
        }
    }

    /// The probability of a word after a context of any length.
    func probability(of word: String, after context: [String]) -> Double {
        let word = words.contains(word) ? word : "<unk>"
        let context = Array(context.suffix(order - 1))
        let lower =
            context.isEmpty ? 1 / Double(words.count) : probability(of: word, after: Array(context.dropFirst()))
        let following = following[context] ?? []
        let total = following.reduce(0, +)
        guard total > 0 else { return lower }
        let amounts = discounts[context.count]
        func discount(_ count: Double) -> Double { count > 0 ? amounts[min(Int(count), 3) - 1] : 0 }
        let backoff = following.reduce(0) { $0 + discount($1) } / total
        let count = counts[context + [word]] ?? 0
        return (count - discount(count)) / total + backoff * lower
    }
}
