/// The n-grams of letters of a word, as hashes: those of up to a largest order with the boundaries of the word, and the whole word; of words of Han and
/// kana also whether there is kana.
package struct NGramFeatures: Sendable, Hashable {
    /// The most letters and boundaries of an n-gram.
    package var largestOrder: Int
    /// Whether boundaries count as letters of n-grams, and the whole word is one.
    package var hasBoundaries: Bool

    package init(largestOrder: Int, hasBoundaries: Bool) {
        self.largestOrder = largestOrder
        self.hasBoundaries = hasBoundaries
    }

    /// n-grams of up to so many letters have weights for every class, longer ones for few.
    package static let largestShortOrder = 3

    /// Calls a closure with the hash of each n-gram, and whether it is short: single letters, n-grams from every place, and the
    /// whole word where it is longer.
    ///
    /// - Parameter word: a word with its boundaries (``WordScanner/bounded``).
    @inline(__always)
    package func forEach(
        _ word: UnsafeBufferPointer<UInt32>, _ body: (_ hash: UInt64, _ isShort: Bool) -> Void
    ) {
        let (first, end) = hasBoundaries ? (0, word.count) : (1, word.count - 1)
        // Chinese has no kana, and Japanese few words without.
        if !hasBoundaries { body(Self.finish(unsafe Self.hasKana(word) ? Self.kana : Self.noKana), true) }
        for start in first..<end {
            var state = Self.seed
            let last = min(end, start + largestOrder)
            for place in start..<last {
                unsafe state = Self.extend(state, word[place])
                // A boundary alone says nothing.
                if place > start || (start > 0 && start < word.count - 1) {
                    body(Self.finish(state), place &- start < Self.largestShortOrder)
                }
            }
            if start == 0, hasBoundaries, last < end {
                for place in last..<end { unsafe state = Self.extend(state, word[place]) }
                body(Self.finish(state), false)
            }
        }
    }

    /// The hash of a word with its boundaries: that of the n-gram that it is.
    @inline(__always)
    package static func hash(_ word: UnsafeBufferPointer<UInt32>) -> UInt64 {
        var state = seed
        for place in 0..<word.count { unsafe state = extend(state, word[place]) }
        return finish(state)
    }

    private static func hasKana(_ word: UnsafeBufferPointer<UInt32>) -> Bool {
        for place in 0..<word.count where unsafe (0x3040...0x30FF).contains(word[place]) { return true }
        return false
    }

    private static var kana: UInt64 { 0xA076_1D64_78BD_642F }
    private static var noKana: UInt64 { 0xE703_7ED1_A0B4_28DB }
    private static var seed: UInt64 { 0x51_7C_C1_B7_27_22_0A_95 }

    @inline(__always)
    private static func extend(_ state: UInt64, _ scalar: UInt32) -> UInt64 {
        (state ^ UInt64(scalar)) &* 0x9FB2_1C65_1E98_DF25
    }

    @inline(__always)
    private static func finish(_ state: UInt64) -> UInt64 {
        let mixed = (state ^ (state >> 35)) &* 0xD6E8_FEB8_6659_FD93
        return mixed ^ (mixed >> 32)
    }
}
