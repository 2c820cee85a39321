import AlignmentKit
import Testing

@testable import AlignmentKitCommands

@Suite struct OptionValueTests {
    @Test(
        arguments: [
            ("512M", 512 << 20), ("4G", 4 << 30), ("1000000", 1_000_000), ("2GiB", 2 << 30), ("1.5k", 1536),
            ("3MB", 3_000_000), ("7B", 7), ("1T", 1 << 40), ("8mib", 8 << 20),
        ])
    func sizes(_ text: String, _ bytes: Int) { #expect(ByteSize(argument: text)?.count == bytes) }

    @Test(arguments: ["", "M", "-1M", "0", "4X", "4GG", "1e3", "nan", "99999999999T", "1.2.3M", "4 G"])
    func wrongSizes(_ text: String) { #expect(ByteSize(argument: text) == nil) }

    @Test func conditions() throws {
        let list = try Condition.list("flat,score<0.5,probability>1e-3")
        #expect(list.map(\.name) == ["flat", "score", "probability"])
        let findings = Findings(flags: ["flat": true], numbers: ["score": 0.5, "probability": 0.1])
        #expect(list.map(findings.holds) == [true, false, true])
        #expect(Findings(numbers: ["score": nil]).holds(list[1]), "a number that does not exist must not pass a guard")
        #expect(!Findings().holds(list[0]))
        for text in ["", "flat,", "score<", "<3", "score<inf", "score<0.5x"] {
            #expect(throws: (any Error).self) { try Condition.list(text) }
        }
    }

    @Test func progressLines() {
        func progress(_ read: Int, of total: Int?) -> ReadingProgress {
            ReadingProgress(
                compressedBytesRead: read, totalCompressedBytes: total, decompressedBytes: 3_000_000_000, records: 12,
                shardsDone: 0)
        }
        #expect(
            ProgressLine.line("profile", progress(250, of: 1000), seconds: 100)
                == "profile: 3.0 GB of text, 12 records, 30 MB/s, 25 %, 5 min left")
        #expect(
            ProgressLine.line("x", progress(250, of: nil), seconds: 10) == "x: 3.0 GB of text, 12 records, 300 MB/s")
        #expect(ProgressLine.line("x", progress(1000, of: 1000), seconds: 10).hasSuffix("all read, writing"))
        #expect(ProgressLine.line("x", progress(1, of: 1000), seconds: 0).hasSuffix("0 %"))
    }
}
