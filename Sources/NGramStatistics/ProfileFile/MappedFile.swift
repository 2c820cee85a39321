import Foundation

/// A file seen as memory, for as long as this value lives.
@safe final class MappedFile: @unchecked Sendable {
    // Unchecked: the mapping is only read, and never moves.
    private let base: UnsafeMutableRawPointer?
    let count: Int

    private static let pageSize = Int(getpagesize())

    /// `nil` where the file cannot be opened or mapped.
    init?(path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        count = Int(status.st_size)
        guard count > 0 else {
            unsafe base = nil
            return
        }
        let mapping = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard unsafe mapping != MAP_FAILED else { return nil }
        unsafe base = unsafe mapping
    }

    deinit {
        if let base = unsafe base { unsafe munmap(base, count) }
    }

    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: base, count: count) }

    /// Lets the system take back the memory of a range: a walk over a file larger than memory must not fill it. What is
    /// read again is mapped again.
    func release(_ range: Range<Int>) {
        let first = range.lowerBound / Self.pageSize * Self.pageSize
        let last = range.upperBound / Self.pageSize * Self.pageSize
        guard last > first, let base = unsafe base else { return }
        // Advice only. The mapping is of a file and never written, so nothing can be lost.
        _ = unsafe madvise(base + first, last - first, MADV_DONTNEED)
    }
}
