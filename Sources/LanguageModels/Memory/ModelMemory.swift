import Foundation

/// A stretch of memory that goes back to the system when nothing refers to it any more: fresh pages, or a mapped file.
@safe final class ModelMemory: @unchecked Sendable {
    // Unchecked: while a model is made its threads divide the memory among themselves; after that it is only read.
    let base: UnsafeMutableRawPointer
    let byteCount: Int

    /// Zeros.
    ///
    /// - Throws: ``LanguageModelError`` where the system has no more memory.
    init(byteCount: Int) throws(LanguageModelError) {
        // A little more, so that words may be copied a few bytes at once.
        self.byteCount = byteCount + 64
        let mapping = unsafe mmap(
            nil, self.byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | Self.unreserved, -1, 0)
        guard let mapping = unsafe mapping, unsafe mapping != MAP_FAILED else {
            throw LanguageModelError(
                .tooLarge,
                message:
                    "the system has no \(byteCount) bytes of memory for the model; take less text, a lower order, or a "
                    + "larger machine")
        }
        unsafe base = unsafe mapping
    }

    /// A file, read-only.
    ///
    /// - Throws: ``LanguageModelError`` where it cannot be opened or mapped.
    init(mapping path: String) throws(LanguageModelError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = errno == ENOENT ? "there is no such file" : unsafe String(cString: strerror(errno))
            throw LanguageModelError(.unreadable, path: path, message: reason)
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw LanguageModelError(.unreadable, path: path, message: "it is no file; name a model's file")
        }
        byteCount = Int(status.st_size)
        guard byteCount > 0 else {
            throw LanguageModelError(.truncated, path: path, byteOffset: 0, message: "the file is empty; make it anew")
        }
        let mapping = unsafe mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let mapping = unsafe mapping, unsafe mapping != MAP_FAILED else {
            throw LanguageModelError(.unreadable, path: path, message: "the system cannot map it")
        }
        unsafe base = unsafe mapping
    }

    deinit { unsafe munmap(base, byteCount) }

    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: base, count: byteCount) }

    #if os(Linux)
    private static let unreserved = MAP_NORESERVE
    #else
    private static let unreserved: Int32 = 0
    #endif
}

/// Values in a ``ModelMemory``, which they keep.
@safe struct ModelArray<Element: BitwiseCopyable>: @unchecked Sendable {
    // Unchecked: as the memory.
    let base: UnsafeMutablePointer<Element>
    let count: Int
    private let memory: ModelMemory

    /// Zeros.
    init(count: Int) throws(LanguageModelError) {
        memory = try ModelMemory(byteCount: count * MemoryLayout<Element>.stride)
        unsafe base = memory.base.bindMemory(to: Element.self, capacity: count)
        self.count = count
    }

    /// A part of a memory, which must hold it.
    init(_ memory: ModelMemory, offset: Int, count: Int) {
        precondition(offset >= 0 && offset + count * MemoryLayout<Element>.stride <= memory.byteCount)
        precondition(offset % MemoryLayout<Element>.alignment == 0)
        self.memory = memory
        unsafe base = (memory.base + offset).bindMemory(to: Element.self, capacity: count)
        self.count = count
    }

    /// The same memory for values of another type of the same size.
    init<Other: BitwiseCopyable>(reinterpreting other: ModelArray<Other>) {
        precondition(MemoryLayout<Other>.stride == MemoryLayout<Element>.stride)
        memory = other.memory
        unsafe base = UnsafeMutableRawPointer(other.base).bindMemory(to: Element.self, capacity: other.count)
        count = other.count
    }

    /// The values as bytes.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride)
    }
}
