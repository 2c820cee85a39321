import DurableFiles
import Foundation
import LanguageModels
import NGramStatistics
import TestSupport
import Testing
import TextSegmentation

/// Reads a model from text, in pieces of a few bytes.
func model(arpa text: String, pieceSize: Int = 7) throws -> LanguageModel {
    var reader = ARPAReader(path: "test.arpa")
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieceSize) {
        let piece = Array(bytes[start..<min(bytes.count, start + pieceSize)])
        try unsafe piece.withUnsafeBufferPointer { unsafe try reader.add($0) }
    }
    return try reader.finish()
}

/// The ARPA file of a model.
func arpa(_ model: LanguageModel, threads: Int = 1) throws -> String {
    let folder = try TemporaryFolder()
    let path = folder.file(named: "m.arpa")
    try model.writeARPA(to: path, threads: threads, isDurable: false)
    return try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
}

@Suite("ARPA files")
struct ARPATests {
    static let small = """
        \\data\\
        ngram 1=4
        ngram 2=2

        \\1-grams:
        -1.0\t<unk>\t0
        -99\t<s>\t-0.3
        -0.5\t</s>
        -0.7\ta\t-0.2

        \\2-grams:
        -0.1\t<s> a
        -0.25\ta </s>

        \\end\\

        """

    @Test("What is written is read back to the bit", arguments: [1, 3, 5])
    func roundTrip(_ order: Int) throws {
        let text = ProbabilitySumTests.text(seed: 3, lines: 300, words: 40)
        let written = try text.estimate(order: order).model
        let first = try arpa(written, threads: 3)
        let read = try model(arpa: first, pieceSize: 1 << 10)
        #expect(read.counts == written.counts)
        #expect(try arpa(read) == first)
        for (a, b) in zip(try scores(written, text), try scores(read, text)) { #expect(a == b) }
    }

    private func scores(_ model: LanguageModel, _ text: ModelText) throws -> [Double] {
        let scorer = try ModelScorer(model)
        return text.lines.flatMap { line in
            let bytes = Array(line.utf8)
            return unsafe bytes.withUnsafeBufferPointer {
                scorer.logProbabilities(of: unsafe Span(_unsafeElements: $0))
            }
        }
    }

    @Test("Fields are looked up and backed off from")
    func lookUp() throws {
        let model = try model(arpa: Self.small)
        #expect(model.counts == [4, 2])
        #expect(model.logProbability(of: "a", after: ["<s>"]) == Double(Float(-0.1)))
        #expect(abs(model.logProbability(of: "a", after: ["a"]) - -0.9) < 1e-6)
        #expect(abs(model.logProbability(of: "b", after: ["a"]) - -1.2) < 1e-6)
        let score = try model.score(["a b"])
        #expect(score.tokens == 3)
        #expect(score.unknown == 1)
        #expect(abs(score.logProbability - (-0.1 - 1.2 - 0.5)) < 1e-6)
        #expect(abs(score.logProbabilityOfUnknown - -1.2) < 1e-6)
    }

    @Test(
        "Loose forms are read: text before, spaces for tabs, carriage returns, blank lines, n-grams in any order, exponents"
    )
    func loose() throws {
        let loose =
            "made by hand\r\n\r\n"
            + Self.small.replacing("\t", with: "   ").replacing("\n", with: " \r\n\r\n")
            .replacing("-0.25   a </s>", with: "-2.5e-1   a </s>").replacing("-99", with: "-inf")
        let swapped = loose.replacing("ngram 1=4", with: "ngram  1 = 4")
        #expect(try arpa(model(arpa: swapped)) == arpa(model(arpa: Self.small)))
    }

    @Test("An n-gram that a longer one begins with, and that is not listed, is backed off to")
    func missingPrefix() throws {
        let text = """
            \\data\\
            ngram 1=4
            ngram 2=1
            ngram 3=1

            \\1-grams:
            -1\t<s>\t-0.3
            -1\t</s>
            -0.7\ta\t-0.2
            -0.6\tb\t-0.1

            \\2-grams:
            -0.4\ta b\t-0.15

            \\3-grams:
            -0.05\tb a b

            \\end\\
            """
        let model = try model(arpa: text)
        #expect(model.counts == [5, 2, 1])
        #expect(abs(model.logProbability(of: "a", after: ["b"]) - -0.8) < 1e-6)
        #expect(model.logProbability(of: "b", after: ["b", "a"]) == Double(Float(-0.05)))
        #expect(abs(model.logProbability(of: "a", after: ["a", "b"]) - (-0.15 - 0.1 - 0.7)) < 1e-6)
        // No <unk>: unknown words are all but impossible.
        #expect(model.logProbability(of: "?") == -99 - 1 || model.logProbability(of: "?") == -100)
    }

    @Test(
        "Malformed files are refused with line, byte offset and what is wrong",
        arguments: [
            ("ngram 1=4", "ngram 1=x", "line 2, byte 7", "should read like"),
            ("ngram 2=2", "ngram 3=2", "line 3", "where that of 2-grams should"),
            ("ngram 2=2", "ngram 2=3", "line 15", "2 2-grams are listed, and 3 announced"),
            ("\\1-grams:", "\\2-grams:", "line 5", "\\1-grams: should"),
            ("\\2-grams:", "\\3-grams:", "line 11", "\\2-grams: should"),
            ("-0.7\ta", "x\ta", "line 9", "'x' is no number"),
            ("-0.7\ta", "nan\ta", "line 9", "'nan' is no number"),
            ("-0.7\ta", "0.7\ta", "line 9", "above 1"),
            ("-0.7\ta\t-0.2", "-0.7\ta\t-0.2\t1", "line 9", "4 fields"),
            ("-0.7\ta\t-0.2", "-0.7", "line 9", "1 fields"),
            ("-0.7\ta", "-0.7\t<s>", "line 9", "listed twice"),
            ("-0.1\t<s> a", "-0.1\t<s> b", "line 12", "'b' is not among the 1-grams"),
            ("-0.1\t<s> a", "-0.1\ta </s>", "n-gram", "'a </s>' is listed twice"),
            ("\\end\\\n", "\\end\\\nmore\n", "line 16", "text follows"),
            ("\n\\end\\\n", "", "line", "ends before \\end\\"),
            ("\\data\\", "data", "byte 0", "no language model"),
        ])
    func malformed(_ found: String, _ replacement: String, _ place: String, _ message: String) {
        #expect {
            _ = try model(arpa: Self.small.replacing(found, with: replacement, maxReplacements: 1))
        } throws: { error in
            let text = "\(error)"
            return error is LanguageModelError && text.hasPrefix("test.arpa: ") && text.contains(place)
                && text.contains(message)
        }
    }

    @Test("No mutation of a file crashes its reader")
    func mutations() throws {
        var random = SplitMix64(seed: 11)
        let original = Array(Self.small.utf8)
        for _ in 0..<2_000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(original.randomElement(using: &random) ?? 0, at: place)
                }
            }
            guard let read = try? model(arpa: String(decoding: bytes, as: UTF8.self), pieceSize: 64) else { continue }
            let score = try read.score(["a b <s> a", ""])
            #expect(score.logProbability.isFinite)
        }
    }

    @Test("Words that hold blanks cannot be written")
    func blanks() throws {
        let text = ModelText(lines: ["a b"])
        let model = try text.withProfile(order: 2, scheme: .bytes) {
            try LanguageModel.estimate(from: $0, EstimationOptions(threads: 1)).model
        }
        #expect {
            _ = try arpa(model)
        } throws: { "\($0)".contains("holds a blank") }
    }
}
