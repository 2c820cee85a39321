@testable import TextSegmentation

/// UAX #29 word boundaries decided rule by rule at every position, as the annex states them: slow and without state.
struct ReferenceWordBreaks {
    private let classes: [UInt8]
    private let pictographic: [Bool]
    private let ignored: [Bool]

    init(_ scalars: [UInt32]) {
        let properties = scalars.map { UnicodeTables.shared.words[$0] }
        classes = properties.map { $0 & WordProperty.breakClass }
        pictographic = properties.map { ($0 & WordProperty.pictographic) != 0 }
        ignored = classes.map {
            [WordBreakClass.extend, WordBreakClass.format, WordBreakClass.zeroWidthJoiner].contains($0)
        }
    }

    private typealias Class = WordBreakClass
    private static let letters: Set<UInt8> = [Class.letter, Class.hebrewLetter]
    private static let breaks: Set<UInt8> = [Class.carriageReturn, Class.lineFeed, Class.newline]
    private static let midLetter: Set<UInt8> = [Class.midLetter, Class.midNumberLetter, Class.singleQuote]
    private static let midNumber: Set<UInt8> = [Class.midNumber, Class.midNumberLetter, Class.singleQuote]

    /// The index of the scalar before `index` that WB4 leaves, or of one that begins a segment.
    private func before(_ index: Int) -> Int? {
        var position = index - 1
        while position > 0, ignored[position], !Self.breaks.contains(classes[position - 1]) { position -= 1 }
        return position >= 0 ? position : nil
    }

    private func after(_ index: Int) -> UInt8? {
        var position = index + 1
        while position < classes.count, ignored[position] { position += 1 }
        return position < classes.count ? classes[position] : nil
    }

    /// Whether there is a boundary before the scalar at `index`.
    func isBoundary(_ index: Int) -> Bool {
        if index == 0 || index == classes.count { return true }  // WB1, WB2
        let current = classes[index]
        if classes[index - 1] == Class.carriageReturn, current == Class.lineFeed { return false }  // WB3
        if Self.breaks.contains(classes[index - 1]) || Self.breaks.contains(current) { return true }  // WB3a, WB3b
        if classes[index - 1] == Class.zeroWidthJoiner, pictographic[index] { return false }  // WB3c
        if classes[index - 1] == Class.segmentSpace, current == Class.segmentSpace { return false }  // WB3d
        if ignored[index] { return false }  // WB4
        let previousIndex = before(index)!
        let previous = classes[previousIndex]
        let earlier = before(previousIndex).map { classes[$0] }
        let next = after(index)
        func isLetter(_ value: UInt8?) -> Bool { value.map(Self.letters.contains) ?? false }
        if isLetter(previous), isLetter(current) { return false }  // WB5
        if isLetter(previous), Self.midLetter.contains(current), isLetter(next) { return false }  // WB6
        if isLetter(earlier), Self.midLetter.contains(previous), isLetter(current) { return false }  // WB7
        if previous == Class.hebrewLetter {
            if current == Class.singleQuote { return false }  // WB7a
            if current == Class.doubleQuote, next == Class.hebrewLetter { return false }  // WB7b
        }
        if earlier == Class.hebrewLetter, previous == Class.doubleQuote, current == Class.hebrewLetter {
            return false  // WB7c
        }
        if current == Class.numeric, previous == Class.numeric || isLetter(previous) { return false }  // WB8, WB9
        if previous == Class.numeric, isLetter(current) { return false }  // WB10
        // WB11, WB12
        if earlier == Class.numeric, Self.midNumber.contains(previous), current == Class.numeric { return false }
        if previous == Class.numeric, Self.midNumber.contains(current), next == Class.numeric { return false }
        if previous == Class.katakana, current == Class.katakana { return false }  // WB13
        let joinable = Self.letters.union([Class.numeric, Class.katakana])
        if current == Class.extendNumberLetter, joinable.contains(previous) || previous == current {
            return false  // WB13a
        }
        if previous == Class.extendNumberLetter, joinable.contains(current) { return false }  // WB13b
        if previous == Class.regionalIndicator, current == Class.regionalIndicator {  // WB15, WB16
            var count = 0
            var position: Int? = previousIndex
            while let at = position, classes[at] == Class.regionalIndicator {
                count += 1
                position = before(at)
            }
            return count.isMultiple(of: 2)
        }
        return true  // WB999
    }
}
