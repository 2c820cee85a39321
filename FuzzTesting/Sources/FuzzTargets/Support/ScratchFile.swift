#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Files that checks write: in memory where the system has such a folder, one folder for each process.
enum ScratchFile {
    static let folder: String = {
        let parent = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        let path = "\(parent)/alignmentkit-fuzz-\(getpid())"
        _ = unsafe mkdir(path, 0o700)
        return path
    }()

    /// Writes a file and returns its path; the file of an earlier input is replaced.
    static func write(_ bytes: [UInt8], named name: String = "input") throws(Violation) -> String {
        let path = "\(folder)/\(name)"
        guard let file = unsafe fopen(path, "wb") else { throw Violation("\(path) cannot be written") }
        let written = unsafe fwrite(bytes, 1, bytes.count, file)
        guard unsafe fclose(file) == 0, written == bytes.count else { throw Violation("\(path) cannot be written") }
        return path
    }

    /// What a file holds.
    static func bytes(_ path: String) throws(Violation) -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { throw Violation("\(path) cannot be read") }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&piece, 1, piece.count, file)
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}
