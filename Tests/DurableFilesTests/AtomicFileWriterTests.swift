import DurableFiles
import Foundation
import Testing

@Suite struct AtomicFileWriterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var contents: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

    @Test func appearsOnlyAtCommit() throws {
        let path = folder.file(named: "out.txt")
        var writer = try AtomicFileWriter(path: path)
        try writer.write("hello ")
        try writer.write([UInt8](repeating: 0x61, count: 1 << 19))
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(writer.bytesWritten == 6 + (1 << 19))
        try writer.overwrite(Array("HELLO".utf8), at: 0)
        try writer.commit()
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(data.count == 6 + (1 << 19))
        #expect(data.prefix(6) == Data("HELLO ".utf8))
        #expect(contents == ["out.txt"])
    }

    @Test func droppedWriterLeavesOldFileAndNothingElse() throws {
        let path = folder.file(named: "out.txt")
        try "old".write(toFile: path, atomically: true, encoding: .utf8)
        do {
            var writer = try AtomicFileWriter(path: path)
            try writer.write("new")
        }
        #expect(contents == ["out.txt"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    }

    @Test func interruptionRemovesTemporaryFiles() throws {
        let inner = try TemporaryFolder(in: folder.path)
        #expect(contents.count == 1)
        TemporaryItems.remove(inner.path)
        #expect(contents.isEmpty)
    }

    @Test func folderAsDestinationIsRefused() {
        #expect(throws: FileOutputError.self) { _ = try AtomicFileWriter(path: folder.path) }
    }

    @Test func missingFolderIsRefusedWithAdvice() {
        let path = folder.file(named: "no/such/out.txt")
        do {
            _ = try AtomicFileWriter(path: path)
            Issue.record("a writer opened in a folder that does not exist")
        } catch {
            #expect(error.description.contains(path))
            #expect(error.description.contains("create its folder first"))
        }
    }
}
