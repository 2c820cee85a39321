import AlignmentKit
import Testing

@testable import AlignmentReports

@Suite struct TextReportTests {
    @Test func profileText() {
        #expect(
            TextReport.profile(Samples.summary, path: "corpus.profile") == """
                Profile corpus.profile

                  counted
                  --------------------------   ---------------
                  documents                          1,234,567
                  text                         9,876,543 bytes
                  characters                         9,000,000
                  tokens                             2,000,000
                  malformed records left out                 2

                  n-grams of order   occurrences   different
                  ----------------   -----------   ---------
                  1                    2,000,000      50,000
                  2                      765,433     400,000

                  language   documents      tokens   share of tokens   95 % interval
                  --------   ---------   ---------   ---------------   -------------
                  en           700,000   1,500,000            75.0 %               –
                  de           500,000     500,000            25.0 %               –

                34,567 documents name no language; shares are of those that do.

                Signature: \(Samples.summary.signature)

                """)
    }

    @Test func curveText() throws {
        let text = TextReport.curve(
            try CurveReport(observations: Samples.observations, metric: "bleu", at: [64e9], holdout: 1))
        #expect(text.hasPrefix("Verdict: monotone – BLEU rises"), "\(text)")
        for part in [
            "Laws fitted to 5 checkpoints, the 1 largest held out", "BLEU after tokens", "measured", "64B", "32B",
            "together", "at least (90 %)", "cross_entropy", "Mean distance from what was measured: ", "Signature: ",
        ] { #expect(text.contains(part), "\(text)") }
    }

    @Test func predictionTextWithoutAnything() throws {
        let few = TextReport.curve(try CurveReport(observations: [], metric: "bleu"))
        #expect(few.hasPrefix("Verdict: insufficientEvidence – nothing is decided yet."), "\(few)")
    }

    @Test func numbers() {
        #expect(Figures.whole(0) == "0" && Figures.whole(-1234) == "-1,234" && Figures.whole(999) == "999")
        #expect(Figures.whole(UInt64.max) == "18,446,744,073,709,551,615")
        #expect(Figures.decimal(-0.0001) == "0.00" && Figures.decimal(-1234.5, 1) == "-1,234.5")
        #expect(Figures.decimal(nil) == "–" && Figures.decimal(.nan) == "–" && Figures.decimal(.infinity) == "–")
        #expect(Figures.percent(0.0001) == "<0.1 %" && Figures.percent(0.9999) == ">99.9 %")
        #expect(Figures.percent(0) == "0.0 %" && Figures.percent(1) == "100.0 %")
        #expect(Figures.probability(1e-9) == "under 1 %" && Figures.probability(0.9999) == "over 99 %")
        #expect(Figures.tokens(131e9) == "131B" && Figures.tokens(2.5e6) == "2.5M" && Figures.tokens(12) == "12")
    }

    @Test func linesAreWrapped() {
        let text = Paragraph.wrap(String(repeating: "word ", count: 50), indent: "  ", hanging: "      ")
        let lines = text.split(separator: "\n")
        #expect(lines.count > 2 && lines.allSatisfy { $0.count <= Paragraph.width })
        #expect(lines[0].hasPrefix("  word") && lines[1].hasPrefix("      word"))
        #expect(Paragraph.wrap(String(repeating: "x", count: 200)).count == 201)
    }
}
