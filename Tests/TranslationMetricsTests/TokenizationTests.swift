import Testing

@testable import TranslationMetrics

@Suite struct TokenizationTests {
    private static let golden = MetricsGolden.shared

    @Test(arguments: MetricTokenization.allCases)
    func linesThatTokenizersTripOver(_ tokenization: MetricTokenization) {
        #expect(Self.golden.lines.count > 100)
        for entry in Self.golden.lines {
            guard case .line(let line) = entry["line"], case .tokens(let expected) = entry[tokenization.rawValue] else {
                Issue.record("no tokens of \(entry)")
                continue
            }
            let found = tokenization.tokens(of: line)
            // Scalar by scalar: equality of strings would take canonical equivalents for equal.
            #expect(
                found.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "\(line.debugDescription): \(found)")
        }
    }

    @Test(arguments: MetricTokenization.allCases)
    func randomMixtures(_ tokenization: MetricTokenization) {
        guard case .lines(let lines) = Self.golden.mixtures["lines"],
            case .digest(let expected) = Self.golden.mixtures[tokenization.rawValue]
        else {
            Issue.record("no mixtures")
            return
        }
        #expect(Self.digestOfTokens(lines, tokenization) == expected)
    }

    @Test func lowerCase() {
        guard case .lines(let lines) = Self.golden.mixtures["lines"],
            case .digest(let expected) = Self.golden.mixtures["lower"]
        else {
            Issue.record("no mixtures")
            return
        }
        #expect(Self.digestOfTokens(lines, .none, isLowercased: true) == expected)
    }

    /// Every scalar of Unicode 15.0 in the tokenizer whose rules are by general category.
    @Test func everyScalarBetweenLetters() {
        let runs = Self.golden.classes.assigned
        var blocks: [String: [UInt8]] = [:]
        var tokenizer = SegmentTokenizer(.international, isLowercased: false)
        for index in stride(from: 0, to: runs.count, by: 2) {
            for code in runs[index]...runs[index + 1] {
                guard let scalar = Unicode.Scalar(code) else { continue }
                tokenizer.cut("a\(Character(scalar))b")
                blocks[String(code & ~4095, radix: 16), default: []].append(UInt8(tokenizer.tokens.count))
            }
        }
        #expect(blocks.count == Self.golden.classes.blocks.count)
        for (block, counts) in blocks {
            #expect(digest(counts) == Self.golden.classes.blocks[block], "block \(block)")
        }
    }

    @Test(.enabled(if: SharedTranslations.exist, SharedTranslations.absence))
    func inputsOfTheSharedFile() throws {
        let rows = try SharedTranslations.table("tokenizer-13a-intl.tsv.xz")
        #expect(rows.count == 1367)
        for row in rows {
            let input = try #require(row["input"])
            for tokenization in [MetricTokenization.mteval13a, .international] {
                let found = tokenization.tokens(of: input).joined(separator: " ")
                #expect(Array(found.utf8) == Array((row[tokenization.rawValue] ?? "").utf8), "\(input)")
            }
        }
    }

    private static func digestOfTokens(
        _ lines: [String], _ tokenization: MetricTokenization, isLowercased: Bool = false
    ) -> String {
        digest(
            lines.map { tokenization.tokens(of: $0, isLowercased: isLowercased).joined(separator: "\0") }
                .joined(separator: "\n").utf8)
    }
}
