#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// An open file or standard input, read from front to back.
final class InputFile: ByteSource {
    let path: String
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

    /// Bytes of a regular file; `nil` for pipes and standard input, which cannot be read out of order.
    var regularSize: Int? {
        guard descriptor != STDIN_FILENO else { return nil }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(information.st_size)
    }

    /// Makes ``read(into:count:)`` go on at a byte of a regular file.
    func seek(to offset: Int) throws(CorpusError) {
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
            throw FileSystemFailure(errno).error(path: path, byteOffset: offset)
        }
        bytesRead = offset
    }

    /// Reads bytes anywhere in a regular file, from any thread; fewer than `count` at the end and where reading fails.
    func read(at offset: Int, into destination: UnsafeMutableRawPointer, count: Int) -> Int {
        var filled = 0
        while filled < count {
            let result = unsafe pread(descriptor, destination + filled, count - filled, off_t(offset + filled))
            if result > 0 {
                filled += result
            } else if result == 0 || errno != EINTR {
                break
            }
        }
        return filled
    }

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
