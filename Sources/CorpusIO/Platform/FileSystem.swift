#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What the file system says of a path.
struct FileStatus {
    enum Kind { case file, folder, pipe, other }

    let kind: Kind
    let size: Int
}

/// A refusal of the file system.
struct FileSystemFailure: Error {
    let errorNumber: Int32

    init(_ errorNumber: Int32) { self.errorNumber = errorNumber }

    var isMissing: Bool { errorNumber == ENOENT || errorNumber == ENOTDIR }

    func error(path: String, byteOffset: Int? = nil) -> CorpusError {
        switch errorNumber {
        case ENOENT, ENOTDIR:
            CorpusError(code: .notFound, message: "no such file", path: path, advice: "check the name")
        case EACCES, EPERM:
            CorpusError(
                code: .permissionDenied, message: "you are not allowed to read it", path: path,
                advice: "change its permissions, or read it as another user")
        case EISDIR:
            CorpusError(
                code: .isDirectory, message: "it is a folder", path: path, advice: "name a file in it")
        default:
            CorpusError(
                code: .inputOutput, message: unsafe "it cannot be read (\(String(cString: strerror(errorNumber))))",
                path: path, byteOffset: byteOffset, advice: "check the disk, and the name")
        }
    }
}

/// The file-system calls of this module.
enum FileSystem {
    static func status(of path: String) -> Result<FileStatus, FileSystemFailure> {
        var information = stat()
        guard unsafe stat(path, &information) == 0 else { return .failure(FileSystemFailure(errno)) }
        return .success(FileStatus(kind: kind(of: information.st_mode), size: Int(information.st_size)))
    }

    private static func kind(of mode: mode_t) -> FileStatus.Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFIFO, S_IFCHR: .pipe
        default: .other
        }
    }

    static func isLink(_ path: String) -> Bool {
        var information = stat()
        return unsafe lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
    }

    static func readability(of path: String) -> FileSystemFailure? {
        unsafe access(path, R_OK) == 0 ? nil : FileSystemFailure(errno)
    }

    static func names(in folder: String) throws(CorpusError) -> [String] {
        guard let stream = unsafe opendir(folder) else { throw FileSystemFailure(errno).error(path: folder) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
                unsafe field.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
                ) { unsafe String(validatingCString: $0) }
            }
            guard let name else {
                throw CorpusError(
                    code: .unsupported, message: "the folder holds a name that is not UTF-8", path: folder,
                    advice: "rename the file")
            }
            names.append(name)
        }
        if errno != 0 { throw FileSystemFailure(errno).error(path: folder) }
        return names
    }

    static func paths(matching pattern: String) throws(CorpusError) -> [String] {
        var matches = unsafe glob_t()
        defer { unsafe globfree(&matches) }
        switch unsafe glob(pattern, GLOB_ERR | GLOB_NOSORT, nil, &matches) {
        case 0: break
        case GLOB_NOMATCH: return []
        case GLOB_ABORTED: throw FileSystemFailure(errno).error(path: pattern)
        default: throw FileSystemFailure(ENOMEM).error(path: pattern)
        }
        var paths: [String] = []
        for index in unsafe 0..<Int(matches.gl_pathc) {
            guard let match = unsafe matches.gl_pathv[index] else { continue }
            guard let path = unsafe String(validatingCString: match) else {
                throw CorpusError(
                    code: .unsupported, message: "the pattern matches a name that is not UTF-8", path: pattern,
                    advice: "rename the file")
            }
            paths.append(path)
        }
        return paths
    }
}
