/// A stretch of text that is taken to be in one language: a line, a sentence, or a part of a long one.
struct TextUnit {
    /// Where it begins and ends in the text, in bytes; units follow on one another.
    var range: Range<Int>
    /// Letters of its most frequent script.
    var letters: Int
    /// Probabilities of languages by their places in the model, the likeliest first; only those above a small bound.
    var languages: [(language: Int, probability: Double)]
    /// The probability that it is in no language.
    var noneProbability: Double
}
