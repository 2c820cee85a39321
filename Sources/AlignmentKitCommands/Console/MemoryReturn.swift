import CKernels

/// Has the C library give large pieces of memory back to the system when they are freed.
///
/// glibc raises the size from which it does so with every large piece that is freed, up to 32 MiB: what a limit on memory
/// (`--memory`) counts as free then stays with the process.
enum MemoryReturn {
    static func prepare() {
        kernel_return_memory_from(1 << 20)
    }
}
