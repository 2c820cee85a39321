import Foundation

/// Interpolated Kneser–Ney by its definition, from a bag of predictions of which one can be taken out.
struct LeftOutModel {
    /// n-grams by what they predict last, as often as they do: of the highest order, or with nothing before them.
    private var events: [[String]: Int] = [:]
    private let order: Int
    private let discounts: [[Double]]
    private let words: Double

    /// - Parameter texts: tokens, with their boundaries where they have them.
    init(_ texts: [[String]], order: Int, hasBoundaries: Bool, discounts: [[Double]], words: Int) {
        self.order = order
        self.discounts = discounts
        self.words = Double(words)
        for text in texts {
            for end in text.indices where end > 0 || !hasBoundaries {
                events[Array(text[max(0, end - order + 1)...end]), default: 0] += 1
            }
        }
    }

    /// The mean of −ln p, each prediction made without itself, and with it.
    func crossEntropy() -> (without: Double, with: Double) {
        let whole = counts(events)
        var (without, with, number) = (0.0, 0.0, 0)
        for (event, count) in events {
            var rest = events
            rest[event] = count - 1
            without -= Double(count) * log(probability(event, counts(rest)))
            with -= Double(count) * log(probability(event, whole))
            number += count
        }
        return (without / Double(number), with / Double(number))
    }

    private func counts(_ events: [[String]: Int]) -> [[String]: Int] {
        var counts = events.filter { $0.value > 0 }
        for length in stride(from: order - 1, to: 0, by: -1) {
            for (ngram, count) in counts where ngram.count == length && ngram[0] != "<s>" && count > 0 {
                // At the beginning of texts, however often: one word more.
                counts[ngram] = 1
            }
            for ngram in counts.keys.filter({ $0.count == length + 1 }) {
                counts[Array(ngram.dropFirst()), default: 0] += 1
            }
        }
        return counts
    }

    private func probability(_ ngram: [String], _ counts: [[String]: Int]) -> Double {
        guard !ngram.isEmpty else { return 1 / words }
        let lower = probability(Array(ngram.dropFirst()), counts)
        let following = counts.filter {
            $0.key.count == ngram.count && $0.key.dropLast().elementsEqual(ngram.dropLast())
        }.values
        let total = Double(following.reduce(0, +))
        guard total > 0 else { return lower }
        func discount(_ count: Int) -> Double { count > 0 ? discounts[ngram.count - 1][min(count, 3) - 1] : 0 }
        let count = counts[ngram] ?? 0
        let off = following.reduce(0) { $0 + discount($1) }
        return (Double(count) - discount(count) + off * lower) / total
    }
}
