import Foundation
import Testing

@Suite struct OverlapVerbTests {
    private static let copied = "The quick brown fox jumps over the lazy dog while seven cats watch from the old wall"

    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write(
            "test.txt",
            """
            \(Self.copied) and sleep.
            Nobody has ever written this sentence about purple submarines in a corpus of manuals before today.
            Eight words that stand here as a whole.
            Too short.

            """)
        try folder.write(
            "corpus.jsonl",
            """
            {"text":"something else"}
            {"text":"Someone said: \\"\(Self.copied.uppercased())!\\" and left"}
            {"text":"Before: eight words that stand, here as a WHOLE; after"}

            """)
        return folder
    }

    @Test func findsWhatWasPlanted() throws {
        let folder = try folder()
        let outcome = try Alignkit.run(
            "overlap", "corpus.jsonl", "--with", "test.txt", "--order", "13", "--list", "--json", in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let found = try outcome.json()
        #expect(found["documents"]?.number == 3 && found["documentsWithOverlap"]?.number == 2)
        #expect(found["downstreamRecords"]?.number == 4 && found["downstreamRecordsFound"]?.number == 2)
        #expect(found["downstreamRecordsTooShort"]?.number == 1)
        let tokens = 19.0 + 16 + 8 + 2
        #expect(found["coverage"]?.number == (18.0 + 8) / tokens)
        let records = found["found"]?.elements ?? []
        #expect(records.map { $0["record"]?.number } == [1, 3])
        #expect(records.map { $0["firstRecord"]?.number } == [2, 3])
        #expect(records.map { $0["coveredTokens"]?.number } == [18, 8])
        let text = try Alignkit.run(
            "overlap", "corpus.jsonl", "--with", "test.txt", "--fail-on", "coverage>0.5,found", in: folder)
        #expect(text.status == 1 && text.output.hasPrefix("2 of 3 downstream records were found"), "\(text.output)")
    }

    @Test func caseAndLengthAreOptions() throws {
        let folder = try folder()
        func found(_ options: [String]) throws -> Double? {
            try Alignkit.run(["overlap", "corpus.jsonl", "--with", "test.txt", "--json"] + options, in: folder).json()[
                "downstreamRecordsFound"]?.number
        }
        #expect(try found(["--tokenizer", "words"]) == 0, "case counts where a tokenizer is named without --lowercase")
        #expect(try found(["--minimum-order", "13"]) == 1)
        #expect(try found(["--order", "20", "--minimum-order", "20"]) == 0)
        let order = try Alignkit.run("overlap", "corpus.jsonl", "--with", "test.txt", "--order", "0", in: folder)
        #expect(order.status == 2 && order.error.contains("--order takes"), "\(order.error)")
        let twice = try Alignkit.run("overlap", "-", "--with", "-", in: folder)
        #expect(twice.status == 2 && twice.error.contains("not both"), "\(twice.error)")
        try Alignkit.run("overlap", "nowhere", "--with", "test.txt", in: folder).requireFailure("nowhere")
    }
}
