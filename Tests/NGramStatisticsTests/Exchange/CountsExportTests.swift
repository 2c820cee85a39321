import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

@Suite struct CountsExportTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func profile(_ documents: [String], order: Int, scheme: Tokenization.Scheme = .whitespace) throws
        -> CorpusProfile
    {
        let options = ProfileOptions(tokenization: Tokenization(scheme: scheme), order: order, bucketCount: 16)
        return try makeProfile(documents, at: folder.file(named: "p"), options: options)
    }

    private func text(_ profile: CorpusProfile, _ format: CountsFormat, orders: [Int]? = nil) throws -> String {
        var bytes: [UInt8] = []
        try CountsExport(profile, format: format, orders: orders).write { bytes += $0 }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    @Test func linesOfTokensATabAndACount() throws {
        let profile = try profile(["a b a", "a \\ \"x\"", "é\u{B}"], order: 2)
        let lines = try text(profile, .tsv).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.last == "")
        #expect(
            Set(lines.dropLast()) == [
                "a\t3", "b\t1", "\\\\\t1", "\"x\"\t1", "é\\x0b\t1", "a b\t1", "b a\t1", "a \\\\\t1", "\\\\ \"x\"\t1",
            ])
        #expect(lines.dropLast().firstIndex { $0.contains(" ") } == 5)
        #expect(try text(profile, .tsv, orders: [2]).split(separator: "\n").count == 4)
    }

    @Test func tableWithAHeaderAndQuotes() throws {
        let profile = try profile(["why why 7", "7 \"x\""], order: 3)
        let lines = try text(profile, .csv).split(separator: "\n").map(String.init)
        #expect(lines[0] == "order,token_1,token_2,token_3,count")
        // Rows that name text in each column where there is any come first, and only once.
        #expect(lines[1] == "3,\"why\",\"why\",\"7\",1")
        #expect(
            Set(lines.dropFirst()) == [
                "1,\"why\",,,2", "1,\"7\",,,2", "1,\"\"\"x\"\"\",,,1", "2,\"why\",\"why\",,1", "2,\"why\",\"7\",,1",
                "2,\"7\",\"\"\"x\"\"\",,1", "3,\"why\",\"why\",\"7\",1",
            ])
        #expect(lines.count == 8)
        #expect(try text(profile, .csv, orders: [1]).hasPrefix("order,token_1,count\n1,\"why\",2\n"))
    }

    @Test func sectionsOfRelativeFrequencies() throws {
        let text = try text(profile(["a b a", "a <s>"], order: 2), .arpa)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.removeFirst().hasPrefix("# "))
        #expect(
            Array(lines.prefix(10)) == [
                "# alignkit counts, totals: 5 3", "", "\\data\\", "ngram 1=5", "ngram 2=3", "", "\\1-grams:",
                "-99\t</s>", "-99\t<unk>", lines[9],
            ])
        let a = "\(log10(3.0 / 5))\ta"
        let fifth = "\(log10(1.0 / 5))"
        #expect(Set(lines[9...11]) == [a, "\(fifth)\tb", "\(fifth)\t<s>"])
        #expect(Array(lines[12...13]) == ["", "\\2-grams:"])
        let third = "\(log10(1.0 / 3))"
        #expect(Set(lines[14...16]) == ["\(third)\ta b", "0.0\tb a", "\(third)\ta <s>"])
        #expect(Array(lines[17...]) == ["", "\\end\\", ""])
    }

    @Test func ordersThatAreNotThereAreRefused() throws {
        let profile = try profile(["a b"], order: 2)
        for (format, orders) in [(CountsFormat.tsv, [3]), (.csv, [0, 1]), (.tsv, []), (.arpa, [2])] {
            #expect(throws: CountsExchangeError.self) { try CountsExport(profile, format: format, orders: orders) }
        }
        #expect(try CountsExport(profile, format: .tsv, orders: [2, 1, 2]).orders == [1, 2])
    }

    @Test func emptyProfilesGiveEmptyTables() throws {
        let profile = try profile([""], order: 2)
        #expect(try text(profile, .tsv) == "")
        #expect(try text(profile, .csv) == "order,token_1,token_2,count\n")
        #expect(try text(profile, .arpa).contains("ngram 1=3\nngram 2=0\n"))
    }

    /// What is written is UTF-8 in one field of one line, and stands for the same bytes again.
    @Test(arguments: [true, false])
    func escapedTokensComeBack(keepsSpaces: Bool) throws {
        var generator = SplitMix64(seed: 4)
        let pieces: [[UInt8]] = [
            [0x5C], [0x20], [0x09], [0x0A], [0x0D], [0x00], [0x7F], [0x80], [0xC3], [0xFF], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80], Array("é".utf8), Array("文".utf8), Array("😀".utf8),
            Array("x41".utf8),
            Array("s".utf8),
        ]
        for _ in 0..<2_000 {
            let token = (0..<Int.random(in: 1...6, using: &generator))
                .flatMap { _ in pieces[Int.random(in: pieces.indices, using: &generator)] }
            var written: [UInt8] = []
            TokenEscaping.append(token, keepsSpaces: keepsSpaces, to: &written)
            #expect(String(validating: written, as: UTF8.self) != nil)
            #expect(!written.contains { $0 < 0x20 || $0 == 0x7F || ($0 == 0x20 && !keepsSpaces) })
            var read: [UInt8] = []
            let isRead = unsafe written.withUnsafeBufferPointer { unsafe TokenEscaping.appendUnescaped($0, to: &read) }
            #expect(isRead && read == token)
        }
        for text in ["\\", "a\\q", "\\x", "\\x4", "\\xg0"] {
            var read: [UInt8] = []
            let isRead = unsafe Array(text.utf8).withUnsafeBufferPointer {
                unsafe TokenEscaping.appendUnescaped($0, to: &read)
            }
            #expect(!isRead)
        }
    }

    /// The table of well-formed sequences against the standard library's validation, over all sequences of two bytes with
    /// two more.
    @Test func wellFormedSequencesAreTheStandards() {
        for first in UInt8(0x80)...0xFF {
            for second in UInt8.min...0xFF {
                for tail: [UInt8] in [[], [0x80], [0xBF, 0xBF], [0x80, 0x7F], [0x41, 0x80]] {
                    let text = [first, second] + tail
                    let expected =
                        (2...4).first { $0 <= text.count && String(validating: text.prefix($0), as: UTF8.self) != nil }
                        ?? 0
                    let isOne =
                        expected == 0
                        || String(decoding: text.prefix(expected), as: UTF8.self).unicodeScalars.count == 1
                    #expect(TokenEscaping.wellFormedLength(text) == (isOne ? expected : 0))
                }
            }
        }
    }
}
