import Foundation

/// Memory for large tables, on huge pages where the system offers them: random access then misses the page table less.
enum HugePages {
    private static let pageSize = 1 << 21

    /// Uninitialised memory; release it with `free`.
    static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
        if bytes < pageSize {
            guard let pointer = unsafe malloc(max(bytes, 1)) else { fatalError("out of memory: \(bytes) bytes") }
            return unsafe pointer
        }
        var pointer: UnsafeMutableRawPointer?
        guard unsafe posix_memalign(&pointer, pageSize, bytes) == 0, let pointer = unsafe pointer else {
            fatalError("out of memory: \(bytes) bytes")
        }
        #if os(Linux)
        // Advice only: a refusal costs speed, nothing else.
        _ = unsafe madvise(pointer, bytes, Int32(MADV_HUGEPAGE))
        #endif
        return unsafe pointer
    }
}
