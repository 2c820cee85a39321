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
}
