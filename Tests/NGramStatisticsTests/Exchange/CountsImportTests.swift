import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

@Suite struct CountsImportTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func profile(_ documents: [String], order: Int, scheme: Tokenization.Scheme = .whitespace) throws
        -> CorpusProfile
    {
        let options = ProfileOptions(tokenization: Tokenization(scheme: scheme), order: order, bucketCount: 16)
        return try makeProfile(documents, at: folder.file(named: "counted"), options: options)
    }

    private func text(_ profile: CorpusProfile, _ format: CountsFormat) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try CountsExport(profile, format: format).write { bytes += $0 }
        return bytes
    }

    /// Imports files, each brought in pieces of some size.
    @discardableResult
    private func `import`(
        _ files: [[UInt8]], _ format: CountsFormat, piece: Int = 1000, part: Int = .max, isLiteral: Bool = false,
        order: Int? = nil, memory: Int = 1 << 30, scheme: Tokenization.Scheme = .whitespace
    ) throws -> CorpusProfile {
        let counts = try CountsImport(
            format: format, isLiteral: isLiteral, order: order, memoryLimit: memory, temporaryFolder: folder.path)
        counts.maximumPartRows = part
        for (index, file) in files.enumerated() {
            counts.begin(path: "table-\(index + 1)")
            for start in stride(from: 0, to: file.count, by: piece) {
                try unsafe file[start..<min(start + piece, file.count)].withUnsafeBufferPointer {
                    unsafe try counts.add($0)
                }
            }
            try counts.endOfFile()
        }
        let path = folder.file(named: "imported")
        _ = try counts.finish(writingTo: path, tokenization: Tokenization(scheme: scheme))
        return try CorpusProfile(path: path)
    }

    private func failure(_ format: CountsFormat, _ text: String, order: Int? = nil) throws -> CountsExchangeError {
        try #require(
            throws: CountsExchangeError.self
        ) { try self.import([Array(text.utf8)], format, order: order) }
    }

    private func bytes(_ profile: CorpusProfile) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: profile.path))
    }

    /// What is exported and imported again has the same counts at every order, and exports to the same bytes.
    @Test(arguments: CountsFormat.allCases, 1...5)
    func exportsComeBack(format: CountsFormat, order: Int) throws {
        let schemes: [Tokenization.Scheme] = [.whitespace, .characters, .bytes, .wordpunct, .words]
        let scheme = schemes[order - 1]
        let documents =
            randomDocuments(60, vocabulary: 300, seed: UInt64(order)) + ["a \\n \"q\" , \u{1} <s> <unk>", ""]
        let counted = try profile(documents, order: order, scheme: scheme)
        let table = try text(counted, format)
        let imported = try self.import([table], format, piece: 1 + 37 * order, scheme: scheme)
        #expect(try NaiveCounts(imported) == NaiveCounts(counted))
        #expect(imported.summary.orders == counted.summary.orders)
        #expect(try text(imported, format) == table)
    }

    /// The order of rows, their division into files and parts, and counts in shares make no difference to the file.
    @Test(arguments: [CountsFormat.tsv, .csv], [UInt64(1), 2, 3])
    func rowsInAnyOrder(format: CountsFormat, seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let counted = try profile(randomDocuments(80, vocabulary: 150, seed: seed), order: 3)
        let whole = try self.import([text(counted, format)], format)
        let expected = try bytes(whole)
        var lines = String(decoding: try text(counted, format), as: UTF8.self).split(separator: "\n").map(String.init)
        let header = format == .csv ? lines.removeFirst() + "\n" : ""
        let separator: Character = format == .csv ? "," : "\t"
        let shares = lines.flatMap { line -> [String] in
            let place = line.lastIndex(of: separator) ?? line.endIndex
            guard let count = Int(line[line.index(after: place)...]), count > 1 else { return [line] }
            let part = Int.random(in: 1..<count, using: &generator)
            return ["\(line[...place])\(part)", "\(line[...place])\(count - part)"]
        }.shuffled(using: &generator)
        let cut = Int.random(in: 1..<shares.count, using: &generator)
        let files = [shares[..<cut], shares[cut...]].map { header + $0.joined(separator: "\n") }
        for part in [10, 500, 100_000] {
            let imported = try self.import(
                files.map { Array($0.utf8) }, format, piece: Int.random(in: 1...5000, using: &generator), part: part)
            #expect(try bytes(imported) == expected)
        }
    }

    /// Frequencies of large counts, too, turn into the counts they came from.
    @Test func largeCountsComeBackFromFrequencies() throws {
        var generator = SplitMix64(seed: 9)
        for _ in 0..<20_000 {
            let total = UInt64.random(in: 1...1 << UInt64.random(in: 1...47, using: &generator), using: &generator)
            let count = min(1_000_000_000_000, UInt64.random(in: 1...total, using: &generator))
            let logarithm = log10(Double(count) / Double(total))
            let read = try #require(Double("\(logarithm)"))
            #expect(FrequencySections.count(logarithm: read, of: total) == count)
        }
        #expect(FrequencySections.count(logarithm: log10(0.5), of: 3) == nil)
        #expect(FrequencySections.count(logarithm: -99, of: 1 << 40) == nil)
        #expect(FrequencySections.count(logarithm: 0, of: 0) == nil)
    }

    @Test func whatTablesDoNotHoldIsAbsent() throws {
        let counted = try profile(["a b", "b c"], order: 2)
        let imported = try self.import([text(counted, .tsv)], .tsv)
        #expect(imported.summary.isImported && !imported.hasFolds && counted.hasFolds)
        #expect(imported.summary.documents == 0 && imported.summary.languages.isEmpty)
        #expect(imported.summary.signature.contains("|imported"))
        let error = try #require(throws: ProfileError.self) { try imported.foldHistograms() }
        #expect(error.code == .absent && error.message.contains("imported"))
        #expect(try imported.documentLengths() == nil && imported.duplicateDocuments() == nil)
        #expect(try imported.copies(of: DocumentHash(high: 1, low: 2)) == nil)
        // What is added to it is no better known than it is, whichever comes first.
        var merged: [Data] = []
        for paths in [[imported.path, counted.path], [counted.path, imported.path]] {
            let path = folder.file(named: "merged")
            let summary = try ProfileMerge.merge(paths, into: path)
            #expect(summary.isImported && summary.documents == 0 && summary.bytes == 0 && summary.tokens == 8)
            #expect(try CorpusProfile(path: path).documentLengths() == nil)
            merged.append(try Data(contentsOf: URL(fileURLWithPath: path)))
        }
        #expect(merged[0] == merged[1])
        // Its n-grams can be looked for.
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 2, bucketCount: 16)
        let restricted = try makeProfile(
            ["b c d"], at: folder.file(named: "restricted"), options: options, restrictedTo: imported)
        #expect(restricted.summary.orders[0].distinct == 2 && restricted.hasFolds)
    }

    @Test func linesOfOtherPrograms() throws {
        let table = "\u{FEFF}a\\n\t2\r\n\r\nb\t1\r\na\\n b\t1\r\n"
        let imported = try self.import([Array(table.utf8)], .tsv, isLiteral: true)
        #expect(try NaiveCounts(imported).ngrams == [[["a\\n"]: 2, ["b"]: 1], [["a\\n", "b"]: 1]])
        let columns = "count,extra,token_2,token_1\n2,x,,a\n1,\"y,\n\"\"z\",b,a\n1,,,b"
        let other = try self.import([Array(columns.utf8)], .csv)
        #expect(try NaiveCounts(other).ngrams == [[["a"]: 2, ["b"]: 1], [["a", "b"]: 1]])
    }

    /// U+FEFF first in a table would be taken for a byte-order mark.
    @Test(arguments: CountsFormat.allCases)
    func tokensThatBeginAsAByteOrderMarkComeBack(_ format: CountsFormat) throws {
        let table = try text(profile(["\u{FEFF}a\u{FEFF}"], order: 1), format)
        #expect(String(decoding: table, as: UTF8.self).contains("\\xef\\xbb\\xbfa\\xef\\xbb\\xbf"))
        #expect(try NaiveCounts(self.import([table], format)).ngrams == [[["\u{FEFF}a\u{FEFF}"]: 1]])
    }

    @Test func orderIsThatAskedFor() throws {
        #expect(try self.import([Array("a\t1\n".utf8)], .tsv, order: 3).summary.orders.map(\.total) == [1, 0, 0])
        #expect(try failure(.tsv, "a\t1\na a\t1\n", order: 1).record == 2)
        #expect(try self.import([Array("token_1,token_2,count\n".utf8)], .csv).summary.order == 2)
    }

    @Test(arguments: [
        ("a\t1\nb 1\n", 2, 4, "no tab"), ("a\t1\n\nb\t0\n", 3, 5, "'0'"), ("a\t-1\n", 1, 0, "'-1'"),
        ("a\t1.0\n", 1, 0, "'1.0'"), ("a\t\n", 1, 0, "''"), ("a\t1\na  b\t1\n", 2, 4, "empty"),
        ("a \t1\n", 1, 0, "empty"), ("\t1\n", 1, 0, "empty"), ("a\\q\t1\n", 1, 0, "--literal"),
        ("a\t1\na b c d e f\t1\n", 2, 4, "more than 5"), ("a\t999999999999999999\n", 1, 0, "2^48"),
        ("a\t281474976710656\na\t1\n", 2, 18, "2^48"),
    ])
    func rowsThatAreNone(_ table: String, record: Int, offset: Int, part: String) throws {
        for text in [table, String(table.dropLast())] {
            let error = try failure(.tsv, text)
            #expect(error.record == record && error.byteOffset == offset, "\(error)")
            #expect(error.path == "table-1" && error.description.contains(part), "\(error)")
        }
    }

    @Test func bytesThatAreNotTextAreNamed() throws {
        let table: [UInt8] = Array("a\t1\n".utf8) + [0xFF] + Array("\t1\n".utf8)
        let error = try #require(throws: CountsExchangeError.self) { try self.import([table], .tsv) }
        #expect(error.record == 2 && error.byteOffset == 4 && error.message.contains("UTF-8"))
    }

    @Test(arguments: [
        ("a,b\n1,2\n", 1, "no header"), ("token_1,count,count\n", 1, "twice"), ("token_2,count\n", 1, "no header"),
        ("token_1,count\na,1,2\n", 2, "3 fields"), ("token_1,count\n\"a\"b,1\n", 2, "closing quote"),
        ("token_1,count\na\"b,1\n", 2, "never closed"), ("token_1,count\n\"a,1\n", 2, "never closed"),
        ("token_1,token_2,count\n,b,1\n", 2, "token_1 is empty"),
        ("token_1,token_2,token_3,count\na,,c,1\n", 2, "token_2 is empty"),
        ("order,token_1,count\n2,a,1\n", 2, "order"), ("token_1,count\na,x\n", 2, "'x'"),
        ("token_1,token_2,token_3,token_4,token_5,token_6,count\n", 1, "more than 5"),
    ])
    func tablesThatAreNone(_ table: String, record: Int, part: String) throws {
        let error = try failure(.csv, table)
        #expect(error.record == record && error.description.contains(part), "\(error)")
    }

    @Test(arguments: [
        ("a\t3\na b c\t1\nb\t9\nc\t1\n", CountsExchangeError.Code.orderMissing, "none of order 2"),
        ("", .orderMissing, "no counts"), ("a b\t1\nb\t1\n", .inconsistent, "'a'"),
        ("a\t3\nb\t9\na b\t4\n", .inconsistent, "'a b'"), ("a\t9\nb\t3\na b\t4\n", .inconsistent, "'a b'"),
        ("a\t9\nb\t9\nc\t9\na b\t1\nb c\t2\na b c\t2\n", .inconsistent, "'a b c'"),
        ("a\t9\nb\t9\nc\t9\nb c\t2\na b c\t2\n", .inconsistent, "'a b c'"),
        ("a\t281474976710656\nb\t281474976710656\n", .tooLarge, "2^48"),
    ])
    func countsThatContradictEachOther(_ table: String, code: CountsExchangeError.Code, part: String) throws {
        let error = try failure(.tsv, table)
        #expect(error.code == code && error.message.contains(part), "\(error)")
    }

    @Test func modelsAndDamagedSectionsAreRefused() throws {
        let counted = try profile(["a b c", "a b"], order: 2)
        let good = String(decoding: try text(counted, .arpa), as: UTF8.self)
        func expect(
            _ code: CountsExchangeError.Code, _ part: String, _ change: (String) -> String
        ) throws {
            let error = try failure(.arpa, change(good))
            #expect(error.code == code && error.message.contains(part), "\(error)")
        }
        try expect(.noCounts, "smoothed") { $0.split(separator: "\n").dropFirst(2).joined(separator: "\n") }
        try expect(.noCounts, "back-off") { $0.replacingOccurrences(of: "\ta b\n", with: "\ta b\t-0.3\n") }
        try expect(.malformedRow, "before \\end\\") { $0.replacingOccurrences(of: "\\end\\\n", with: "") }
        try expect(.malformedRow, "was declared") { $0.replacingOccurrences(of: "ngram 2=2", with: "ngram 2=3") }
        try expect(.inconsistent, "whole number") { $0.replacingOccurrences(of: "0.0\ta b", with: "-0.1\ta b") }
        try expect(.inconsistent, "twice") {
            $0.replacingOccurrences(of: "ngram 2=2", with: "ngram 2=3")
                .replacingOccurrences(of: "0.0\ta b\n", with: "0.0\ta b\n0.0\ta b\n")
        }
        try expect(.malformedRow, "section of order 2") {
            $0.replacingOccurrences(of: "0.0\ta b\n", with: "0.0\ta\n")
        }
        try expect(.malformedRow, "totals") { $0.replacingOccurrences(of: "ngram 2=2\n", with: "") }
        try expect(.malformedRow, "follows") { $0 + "more\n" }
        // Totals that the counts do not sum to: a list of less than all.
        let pruned = folder.file(named: "pruned")
        try ProfilePruning.prune(counted, minimumCounts: MinimumCounts([1, 2]), into: pruned)
        let less = try text(CorpusProfile(path: pruned), .arpa)
        let error = try #require(throws: CountsExchangeError.self) { try self.import([less], .arpa) }
        #expect(error.code == .inconsistent && error.message.contains("minimum counts"))
        #expect(throws: CountsExchangeError.self) { try self.import([Array(good.utf8), Array(good.utf8)], .arpa) }
    }

    @Test func vocabulariesThatDoNotFitAreRefused() throws {
        let table = (0..<200_000).map { "a-rather-long-token-that-takes-some-memory-\($0)\t1\n" }.joined()
        let error = try #require(throws: CountsExchangeError.self) {
            try self.import([Array(table.utf8)], .tsv, piece: 1 << 16, memory: 50 << 20)
        }
        #expect(error.code == .tooLarge && error.record != nil && error.message.contains("--memory"))
    }

    /// No bytes make it crash.
    @Test(arguments: CountsFormat.allCases)
    func damagedTablesThrow(format: CountsFormat) throws {
        var generator = SplitMix64(seed: 12)
        let good = try text(profile(randomDocuments(4, vocabulary: 9, seed: 2), order: 2), format)
        for _ in 0..<300 {
            var bad = good
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: bad.indices, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bad[place] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bad.remove(at: place)
                default: bad.insert(bad[Int.random(in: bad.indices, using: &generator)], at: place)
                }
            }
            do {
                let imported = try self.import([bad], format, piece: Int.random(in: 1...300, using: &generator))
                _ = try NaiveCounts(imported)
            } catch is CountsExchangeError {}
        }
    }
}
