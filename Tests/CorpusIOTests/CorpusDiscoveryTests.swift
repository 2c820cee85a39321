import Foundation
import Testing

@testable import CorpusIO

@Suite("inputs become shards")
struct CorpusDiscoveryTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func names(_ inputs: [String]) throws -> [String] {
        try Corpus(inputs: inputs).shards.map { String($0.path.dropFirst(folder.path.count + 1)) }
    }

    private func failure(_ inputs: [String]) -> CorpusError? {
        do throws(CorpusError) {
            _ = try Corpus(inputs: inputs)
            return nil
        } catch {
            return error
        }
    }

    @Test("files keep the order in which they are named, and may be named twice")
    func files() throws {
        let second = try folder.write("b.txt", "22")
        let first = try folder.write("a.txt", "1")
        let corpus = try Corpus(inputs: [second, first, second])
        #expect(
            corpus.shards == [Shard(path: second, size: 2), Shard(path: first, size: 1), Shard(path: second, size: 2)])
        #expect(corpus.compressedSize == 5)
    }

    @Test("a folder stands for the files below it, by the bytes of their paths")
    func folders() throws {
        for name in ["b.txt", "a/z.txt", "a/b/c.txt", "B.txt", "a.txt", "ä.txt", ".hidden", ".git/x.txt", "a/.y"] {
            try folder.write(name, "x")
        }
        #expect(try names([folder.path]) == ["B.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "ä.txt"])
        #expect(try Corpus(inputs: ["\(folder.path)/.hidden"]).shards.count == 1)
        #expect(try Corpus(inputs: [folder.path + "/"]).shards.count == 6)
    }

    @Test("links to files are followed, links to folders inside a folder are not")
    func links() throws {
        try folder.write("inner/a.txt", "x")
        let link = "\(folder.path)/link.txt"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "inner/a.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: ".")
        #expect(try names([folder.path]) == ["inner/a.txt", "link.txt"])
    }

    @Test("a link to nothing inside a folder is an error, not a loss")
    func danglingLink() throws {
        let link = "\(folder.path)/link.txt"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
        #expect(failure([folder.path])?.code == .notFound)
        #expect(failure([folder.path])?.path == link)
    }

    @Test("patterns stand for their matches by bytes, and for all below the folders that match")
    func patterns() throws {
        for name in ["s2.jsonl", "s10.jsonl", "S.jsonl", "s1.txt", "sub/x.jsonl", ".s3.jsonl"] {
            try folder.write(name, "x")
        }
        #expect(try names(["\(folder.path)/*.jsonl"]) == ["S.jsonl", "s10.jsonl", "s2.jsonl"])
        #expect(try names(["\(folder.path)/s?.*"]) == ["s1.txt", "s2.jsonl"])
        #expect(try names(["\(folder.path)/s[2-9]*"]) == ["s2.jsonl"])
        #expect(try names(["\(folder.path)/su*"]) == ["sub/x.jsonl"])
    }

    @Test("a file whose name looks like a pattern is that file")
    func literalName() throws {
        try folder.write("a.txt", "x")
        try folder.write("[a].txt", "x")
        #expect(try names(["\(folder.path)/[a].txt"]) == ["[a].txt"])
    }

    @Test("what is missing, empty or unusable is refused by name")
    func refusals() throws {
        #expect(failure([])?.code == .noInput)
        #expect(failure([""])?.code == .notFound)
        #expect(failure(["a\0b"])?.code == .notFound)
        let missing = "\(folder.path)/missing.jsonl"
        #expect(failure([missing])?.code == .notFound)
        #expect(failure([missing])?.description == "\(missing): no such file; check the name")
        #expect(failure(["\(folder.path)/*.jsonl"])?.code == .notFound)
        #expect(failure([folder.path])?.code == .noInput)
        #expect(failure(["/dev/null/x"])?.code == .notFound)
        #expect(failure(["-", "-"])?.code == .unsupported)
        #expect(failure(["-", "-"])?.description.hasPrefix("standard input: ") == true)
    }

    @Test("an unreadable file is refused", .enabled(if: geteuid() != 0, "the superuser may read everything"))
    func unreadable() throws {
        let path = try folder.write("a.txt", "x")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        #expect(failure([path])?.code == .permissionDenied)
    }

    @Test("standard input and pipes have no size")
    func sizes() throws {
        let pipe = "\(folder.path)/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        let corpus = try Corpus(inputs: ["-", pipe])
        #expect(corpus.shards.map(\.size) == [nil, nil])
        #expect(corpus.compressedSize == nil)
        // A pipe inside a folder would stall a reader; it is left alone there.
        try folder.write("a.txt", "x")
        #expect(try names([folder.path]) == ["a.txt"])
    }

    @Test("a file that vanishes or becomes a folder before it is read is an error")
    func vanished() throws {
        let path = try folder.write("a.txt", "x")
        let corpus = try Corpus(inputs: [path])
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: CorpusError.self) { try corpus.forEachRecord { _ in } }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let reader = CorpusReader(corpus: corpus)
        #expect { try reader.nextBatch(into: RecordBatch()) } throws: { ($0 as? CorpusError)?.code == .isDirectory }
    }
}
