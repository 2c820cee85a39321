import Foundation

/// Memory for large tables, on huge pages where the system offers them: random access then misses the page table less.
///
/// What is freed goes back to the system at once, so that the memory of a process is what its tables say.
enum LargeMemory {
    private static let hugePageSize = 1 << 21
    private static let threshold = 1 << 18
    private static let pageSize = Int(getpagesize())

    /// Memory that reads as zeros.
    static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
        if bytes < threshold {
            guard let pointer = unsafe calloc(max(bytes, 1), 1) else { fatalError("out of memory: \(bytes) bytes") }
            return unsafe pointer
        }
        let isHuge = bytes >= hugePageSize
        let room = bytes + (isHuge ? hugePageSize : 0)
        let mapping = unsafe mmap(nil, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard unsafe mapping != MAP_FAILED, let mapping = unsafe mapping else {
            fatalError("out of memory: \(bytes) bytes")
        }
        guard isHuge else { return unsafe mapping }
        // Begins on a boundary of huge pages; what is too much before and behind is given back.
        let ahead = (hugePageSize - Int(bitPattern: mapping) % hugePageSize) % hugePageSize
        let pointer = unsafe mapping + ahead
        let pages = (bytes + pageSize - 1) / pageSize * pageSize
        if ahead > 0 { unsafe munmap(mapping, ahead) }
        if room - ahead > pages { unsafe munmap(pointer + pages, room - ahead - pages) }
        #if os(Linux)
        // Advice only: a refusal costs speed, nothing else.
        _ = unsafe madvise(pointer, bytes, Int32(MADV_HUGEPAGE))
        #endif
        return unsafe pointer
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
