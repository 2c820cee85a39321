/// A fixed number of trivial values in ``LargeMemory``: what is dropped goes back to the system, where an array's memory
/// might stay with the process.
@safe final class LargeBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
    // Unchecked: threads that write divide the memory among themselves.
    let base: UnsafeMutablePointer<Element>
    let count: Int

    /// Zeros.
    ///
    /// - Parameter isUsedAtOnce: see ``LargeMemory/allocate(_:isUsedAtOnce:)``.
    init(count: Int, isUsedAtOnce: Bool = false) {
        self.count = count
        let bytes = max(1, count) * MemoryLayout<Element>.stride
        unsafe base = LargeMemory.allocate(bytes, isUsedAtOnce: isUsedAtOnce).bindMemory(
            to: Element.self, capacity: max(1, count))
    }

    deinit { unsafe LargeMemory.free(base, max(1, count) * MemoryLayout<Element>.stride) }
}
