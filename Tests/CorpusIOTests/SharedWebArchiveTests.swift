import Foundation
import TestSupport
import Testing

@testable import CorpusIO

@Suite("public WARC files", .enabled(if: SharedData.exists, "needs ../shared/data"))
struct SharedWebArchiveTests {
    static let folder = SharedData.folder + "/compression/warc"

    @Test("Common Crawl's WET file, plain and compressed", arguments: ["whirlwind.warc.wet", "whirlwind.warc.wet.gz"])
    func wet(_ name: String) throws {
        let outcome = try readAlike("\(Self.folder)/\(name)")
        #expect(outcome.failure == nil)
        let record = try #require(outcome.records.first)
        #expect(outcome.records.count == 1)
        #expect(record.text.utf8.count == 4456)
        #expect(record.text.hasPrefix("Escopete - Biquipedia, a enciclopedia libre\n"))
        #expect(record.language == "spa")
        #expect(record.identifier == "<urn:uuid:ba729a40-ff84-4085-8d48-0a5b2ee0c42d>")
        let file = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/whirlwind.warc.wet"))
        let place = try #require(file.range(of: Data("WARC/1.0\r\nWARC-Type: conversion".utf8))).lowerBound
        if name.hasSuffix(".wet") { #expect(record.offset == place) }
    }

    @Test(
        "WARC files without conversion records hold no text",
        arguments: [
            "whirlwind.warc.gz", "example.warc", "example.warc.gz", "example-wrong-chunks.warc.gz",
            // These are broken as gzip for tools that seek to one member a record; as text they are whole.
            "example-bad.warc.gz.bad", "example-bad-non-chunked.warc.gz",
        ])
    func archives(_ name: String) throws {
        let failure = try #require(try readAlike("\(Self.folder)/\(name)").failure)
        #expect(failure.code == .emptyFile)
        #expect(failure.message.contains("other types than conversion"))
    }

    @Test("what is no WARC file is text: an ARC file and a list of paths")
    func others() throws {
        let paths = try readAlike("\(Self.folder)/CC-MAIN-2024-22.warc.paths.gz")
        #expect(paths.failure == nil)
        #expect(paths.texts.allSatisfy { $0.hasSuffix(".parquet") })
        #expect(paths.records.count > 100)
        let archive = try readAlike("\(Self.folder)/example.arc.gz", ReadingOptions(format: .wet))
        #expect(archive.failure?.message == "no WARC record begins here")
        #expect(archive.failure?.byteOffset == 0)
    }
}
