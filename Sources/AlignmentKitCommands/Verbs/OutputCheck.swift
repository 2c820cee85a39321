import AlignmentKit
import DurableFiles
import Foundation

/// Finds out before hours of work whether the output can be written.
enum OutputCheck {
    /// - Parameters:
    ///   - path: the file to be written.
    ///   - inputs: files that it must not replace.
    /// - Throws: `FileOutputError` that says what is in the way.
    static func check(_ path: String, against inputs: [String]) throws(FileOutputError) {
        guard !path.isEmpty else {
            throw FileOutputError(path: "--output", operation: .open, reason: "the name is empty; name a file")
        }
        try AtomicFileWriter.checkDestination(path)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var status = stat()
        guard unsafe stat(folder, &status) == 0 else {
            throw FileOutputError(path: path, operation: .open, errno: errno)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw FileOutputError(path: path, operation: .open, errno: ENOTDIR)
        }
        guard unsafe access(folder, W_OK | X_OK) == 0 else {
            throw FileOutputError(path: path, operation: .open, errno: errno)
        }
        guard unsafe stat(path, &status) == 0 else { return }
        for input in inputs {
            var other = stat()
            if unsafe stat(input, &other) == 0, other.st_ino == status.st_ino, other.st_dev == status.st_dev {
                throw FileOutputError(
                    path: path, operation: .open, reason: "it is also an input (\(input)); name another file")
            }
        }
    }

    /// Checks the output of a pass over a corpus.
    ///
    /// - Throws: `CorpusError` where inputs are missing; `ProfileError` where one is a profile already;
    ///   `FileOutputError` as above.
    static func check(_ path: String, inputs: [String], others: [String] = []) throws {
        let shards = try Corpus(inputs: inputs).shards.map(\.path)
        try check(path, against: shards + others)
        for shard in shards where shard != "-" && CorpusProfile.isProfile(at: shard) {
            throw ProfileError(
                .foreign, path: shard, message: "it is a profile already, not text; add profiles up with alignkit merge"
            )
        }
    }
}
