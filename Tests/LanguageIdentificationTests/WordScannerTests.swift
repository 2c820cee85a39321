import TestSupport
import Testing
import TextSegmentation

@testable import LanguageIdentification

@Suite struct WordScannerTests {
    private struct Word: Equatable {
        var letters: String
        var isTechnical = false
    }

    private func words(_ text: [UInt8]) -> (words: [Word], ranges: [Range<Int>], surface: TextSurface) {
        unsafe text.withUnsafeBufferPointer { bytes in
            var scanner = unsafe WordScanner(bytes.baseAddress ?? UnsafePointer(bitPattern: 8)!, range: 0..<bytes.count)
            var words: [Word] = []
            var ranges: [Range<Int>] = []
            while scanner.next() {
                var letters = ""
                for scalar in unsafe Array(scanner.bounded).dropFirst().dropLast() {
                    letters.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
                }
                words.append(Word(letters: letters, isTechnical: scanner.isTechnical))
                ranges.append(scanner.range)
            }
            return (words, ranges, scanner.surface)
        }
    }

    private func letters(_ text: String) -> [String] { words(Array(text.utf8)).words.map(\.letters) }

    @Test(
        arguments: [
            ("Das HAUS, am See.", ["das", "haus", "am", "see"]),
            ("l'homme ’tis dogs' п’ять", ["l'homme", "tis", "dogs", "п'ять"]),
            // A letter and a mark become one scalar; joiners are no letters.
            ("e\u{301}te\u{301} می\u{200C}روم", ["\u{E9}t\u{E9}", "میروم"]),
            // Scripts part words; kana and Han do not, but for every fourth letter.
            ("abcабв東京タワーへ行く", ["abc", "абв", "東京タワ", "ーへ行く"]),
            ("", []), ("123 +-*/ …", []),
        ])
    func textIsCutIntoWords(_ text: String, _ expected: [String]) { #expect(letters(text) == expected) }

    @Test func wordsOfCodeAndAddressesAreTechnical() {
        let technical = words(Array("x86 user_name the www.example.org end. a: b f(x) = y int32".utf8)).words
            .filter(\.isTechnical).map(\.letters)
        #expect(technical == ["x", "user", "name", "www", "example", "org", "int"])
    }

    @Test func surfaceCountsWhatStandsBesideWords() {
        let surface = words(Array("camelCase = 12; Text".utf8)).surface
        #expect(surface.words == 2 && surface.letters == 13)
        #expect(surface.camelWords == 1 && surface.digits == 2 && surface.signs == 1)
    }

    @Test func longWordsAreCut() {
        let cut = letters(String(repeating: "a", count: 100))
        #expect(cut.map(\.count) == [40, 40, 20])
    }

    /// Whatever the bytes, words lie in the text one after another.
    @Test(arguments: 0..<50) func anyBytesAreScanned(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces: [[UInt8]] = [
            Array("a".utf8), Array("Ж".utf8), Array("語".utf8), Array("𐐀".utf8), [0xCC, 0x81], [0xE2, 0x80], [0xF0],
            [0xFF],
            [0x27], [0x20], [0x0A], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x80, 0x8D],
        ]
        var text: [UInt8] = []
        for _ in 0..<200 { text += pieces[Int(generator.next() % UInt64(pieces.count))] }
        let found = words(text)
        var end = 0
        for range in found.ranges {
            #expect(range.lowerBound >= end && range.upperBound > range.lowerBound)
            end = range.upperBound
        }
        #expect(end <= text.count)
    }
}
