/// Room to sort in that one thread uses again and again: fresh pages cost as much as sorting what is put in them.
@safe final class SortMemory {
    private var base: UnsafeMutableRawPointer?
    private var byteCount = 0

    deinit { removeAll() }

    /// Gives the memory back.
    func removeAll() {
        if let base = unsafe base { unsafe LargeMemory.free(base, byteCount) }
        unsafe base = nil
        byteCount = 0
    }

    /// Uninitialised room for trivial values; whatever was there before is lost.
    func room<T: BitwiseCopyable>(for count: Int, of type: T.Type) -> UnsafeMutablePointer<T> {
        let needed = max(1, count) * MemoryLayout<T>.stride
        if needed > byteCount {
            removeAll()
            unsafe base = LargeMemory.allocate(needed)
            byteCount = needed
        }
        return unsafe base.unsafelyUnwrapped.bindMemory(to: type, capacity: count)
    }
}
