#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// An open file or standard input, read from front to back.
final class InputFile {
    let path: String
    /// Bytes read so far.
    private(set) var bytesRead = 0
    private let descriptor: Int32

    init(_ shard: Shard) throws(CorpusError) {
        path = shard.path
        if shard.isStandardInput {
            descriptor = STDIN_FILENO
            return
        }
        descriptor = unsafe open(shard.path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw FileSystemFailure(errno).error(path: shard.path) }
        #if os(Linux)
        _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        #endif
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// Reads up to `count` bytes; 0 only at the end.
    func read(into destination: UnsafeMutableRawPointer, count: Int) throws(CorpusError) -> Int {
        while true {
            #if canImport(Darwin)
            let result = unsafe Darwin.read(descriptor, destination, count)
            #elseif canImport(Musl)
            let result = unsafe Musl.read(descriptor, destination, count)
            #else
            let result = unsafe Glibc.read(descriptor, destination, count)
            #endif
            if result >= 0 {
                bytesRead += result
                return result
            }
            if errno != EINTR { throw FileSystemFailure(errno).error(path: path, byteOffset: bytesRead) }
        }
    }
}
