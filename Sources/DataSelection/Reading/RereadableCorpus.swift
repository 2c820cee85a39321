import CorpusIO
import DurableFiles
import Foundation

/// A corpus that can be read several times: streams among its inputs are copied to a temporary file first, compressed as they come.
struct RereadableCorpus {
    let corpus: Corpus

    /// - Throws: `CorpusError` as `Corpus` does; ``SelectionError`` where a stream cannot be read; `FileOutputError` where the temporary
    ///   folder is full.
    init(inputs: [String], folder: TemporaryFolder) throws {
        let named = try Corpus(inputs: inputs)
        guard named.shards.contains(where: Self.isStream) else {
            corpus = named
            return
        }
        var paths: [String] = []
        for (number, shard) in named.shards.enumerated() {
            guard Self.isStream(shard) else {
                paths.append(shard.path)
                continue
            }
            let path = folder.file(named: shard.path == "-" ? "standard-input" : "stream-\(number)")
            try Self.copy(shard.path, to: path)
            paths.append(path)
        }
        corpus = try Corpus(inputs: paths)
    }

    private static func isStream(_ shard: Shard) -> Bool {
        shard.size == nil && !shard.path.hasPrefix("http://") && !shard.path.hasPrefix("https://")
    }

    private static func copy(_ source: String, to path: String) throws {
        let output = try OutputDescriptor(creating: path)
        let input: FileHandle
        do {
            input = source == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
        } catch {
            throw SelectionError(.unreadable, path: source, message: "it cannot be opened; check its permissions")
        }
        while true {
            let piece: Data?
            do { piece = try input.read(upToCount: 1 << 20) } catch {
                throw SelectionError(.unreadable, path: source, message: "it cannot be read to its end")
            }
            guard let piece, !piece.isEmpty else { return }
            try output.write([UInt8](piece))
        }
    }
}
