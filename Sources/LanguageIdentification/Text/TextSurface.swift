/// What text looks like apart from its words: how much of it is digits, signs, and words that are part of code.
package struct TextSurface: Sendable, Hashable {
    /// Words, technical ones included.
    package var words = 0
    /// Letters of all words.
    package var letters = 0
    /// Letters of Latin words that touch a digit or a sign.
    package var technicalLetters = 0
    /// Words with a small letter before a capital, as in `camelCase` or base64.
    package var camelWords = 0
    package var digits = 0
    /// Signs that code is full of and prose is not.
    package var signs = 0

    package init() {}

    static func += (sum: inout TextSurface, more: TextSurface) {
        sum.words += more.words
        sum.letters += more.letters
        sum.technicalLetters += more.technicalLetters
        sum.camelWords += more.camelWords
        sum.digits += more.digits
        sum.signs += more.signs
    }

    /// Takes the words of another away.
    mutating func subtractWords(of other: TextSurface) {
        words -= other.words
        letters -= other.letters
        technicalLetters -= other.technicalLetters
        camelWords -= other.camelWords
    }
}
