import Foundation

/// Memory for large tables. What is freed goes back to the system at once, so that the memory of a process is what its
/// tables say.
///
/// Huge pages are not asked for: tables are read ahead of use, so that misses of the page table hardly cost, and where the
/// machine is a guest that gives free huge pages back to its host, getting them again costs more than they save.
enum LargeMemory {
    private static let threshold = 1 << 18

    /// Memory that reads as zeros.
    ///
    /// - Parameter isUsedAtOnce: whether all of it will be used soon. The system then provides it in one go: a page that is
    ///   read before it is written costs two faults, and the second stops the other threads.
    static func allocate(_ bytes: Int, isUsedAtOnce: Bool = false) -> UnsafeMutableRawPointer {
        if bytes < threshold {
            guard let pointer = unsafe calloc(max(bytes, 1), 1) else { fatalError("out of memory: \(bytes) bytes") }
            return unsafe pointer
        }
        var flags = MAP_PRIVATE | MAP_ANONYMOUS
        #if os(Linux)
        if isUsedAtOnce { flags |= MAP_POPULATE }
        #endif
        let mapping = unsafe mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0)
        guard unsafe mapping != MAP_FAILED, let mapping = unsafe mapping else {
            fatalError("out of memory: \(bytes) bytes")
        }
        return unsafe mapping
    }

    /// Frees what ``allocate(_:)`` gave for as many bytes.
    static func free(_ pointer: UnsafeMutableRawPointer, _ bytes: Int) {
        if bytes < threshold {
            unsafe Foundation.free(pointer)
        } else {
            unsafe munmap(pointer, bytes)
        }
    }

    /// Memory and how much of it there is.
    @safe struct Region {
        let base: UnsafeMutableRawPointer
        let byteCount: Int

        init(base: UnsafeMutableRawPointer, byteCount: Int) {
            unsafe self.base = unsafe base
            self.byteCount = byteCount
        }

        /// Memory that reads as zeros.
        init(byteCount: Int) { unsafe self.init(base: LargeMemory.allocate(byteCount), byteCount: byteCount) }
    }

    static func free(_ region: Region) { unsafe free(region.base, region.byteCount) }
}
