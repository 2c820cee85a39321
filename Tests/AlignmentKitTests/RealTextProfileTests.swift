import AlignmentKit
import DurableFiles
import Foundation
import TestSupport
import Testing

/// Real text in several languages from files to profiles: the same bytes whichever way it is read and counted.
@Suite(.enabled(if: SharedData.exists, "needs ../shared/data"))
struct RealTextProfileTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private static let languages = ["cs", "de", "en", "fr"]

    @Test(arguments: [Tokenization(scheme: .words, lowercase: true), Tokenization(scheme: .wordpunct)])
    func bytesDependOnTheTextAlone(tokenization: Tokenization) throws {
        try check(set: "test_2016_flickr", lines: 120, ProfileOptions(tokenization: tokenization, order: 3), runs: 500)
    }

    @Test(
        .enabled(if: SlowTests.areWanted, "\(SlowTests.reason)"),
        arguments: [
            Tokenization(scheme: .words), Tokenization(scheme: .words, caseMapping: .folding, normalization: .nfkc),
            Tokenization(scheme: .wordpunct), Tokenization(scheme: .whitespace), Tokenization(scheme: .characters),
            Tokenization(scheme: .bytes),
        ])
    func bytesOfMoreTextDependOnTheTextAlone(tokenization: Tokenization) throws {
        try check(set: "train", lines: 1_000, ProfileOptions(tokenization: tokenization, order: 5), runs: 5_000)
    }

    private func check(set: String, lines: Int, _ options: ProfileOptions, runs: Int) throws {
        var options = options
        options.temporaryFolder = folder.path
        let texts = try Self.languages.map {
            try Self.lines(of: "\(SharedData.folder)/parallel/multi30k/\(set).\($0).gz").prefix(lines)
        }
        // The same documents as files by language, as one file, as pieces of uneven lengths, as JSON Lines.
        let byLanguage = try texts.indices.map { try write("\(Self.languages[$0]).txt", texts[$0]) }
        let all = Array(texts.joined())
        let one = try write("all.txt", all[...])
        var pieces: [String] = []
        var rest = all[...]
        while !rest.isEmpty {
            pieces.append(try write("piece-\(pieces.count).txt", rest.prefix(7 + 60 * pieces.count)))
            rest = rest.dropFirst(7 + 60 * (pieces.count - 1))
        }
        let encoder = JSONEncoder()
        var generator = TestSupport.SplitMix64(seed: 1)
        let records = try all.shuffled(using: &generator).map {
            try String(decoding: encoder.encode(["text": $0]), as: UTF8.self)
        }
        let json = try write("all.jsonl", records[...])

        let whole = try profile([one], options, threads: 1)
        #expect(try CorpusProfile(path: folder.file(named: "profile")).summary.documents == UInt64(all.count))
        for (name, inputs) in [
            ("by language", byLanguage), ("languages backwards", byLanguage.reversed()), ("in pieces", pieces),
            ("JSON Lines, shuffled", [json]),
        ] {
            for (threads, runTokens) in [(1, runs), (3, Int.max), (2, runs / 3)] {
                options.maximumRunTokens = runTokens
                let found = try profile(inputs, options, threads: threads)
                #expect(found == whole, "\(name), \(threads) threads, runs of \(runTokens) tokens")
            }
        }
        // Shards that are profiled apart and merged.
        for (name, inputs) in [("languages", byLanguage), ("pieces", pieces.reversed())] {
            let parts = try inputs.enumerated().map { number, input in
                options.maximumRunTokens = number % 2 == 0 ? .max : runs
                _ = try profile([input], options, threads: 1 + number % 2, named: "part-\(number)")
                return folder.file(named: "part-\(number)")
            }
            let merged = folder.file(named: "merged")
            _ = try ProfileMerge.merge(parts, into: merged, temporaryFolder: folder.path)
            #expect(try Data(contentsOf: URL(fileURLWithPath: merged)) == whole, "merged \(name)")
        }
    }

    private func profile(
        _ inputs: [String], _ options: ProfileOptions, threads: Int, named name: String = "profile"
    ) throws -> Data {
        let path = folder.file(named: name)
        try CorpusProfiler(counting: options, threads: threads).profile(inputs, writingTo: path)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    private func write(_ name: String, _ lines: ArraySlice<String>) throws -> String {
        let path = folder.file(named: name)
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static func lines(of path: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
