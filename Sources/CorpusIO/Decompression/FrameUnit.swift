/// Whole frames, or BGZF blocks, that follow one another in a file and are decompressed in one go, apart from all others.
struct FrameUnit: Sendable {
    /// Bytes of the file before it.
    let offset: Int
    /// Its bytes in the file.
    let compressedCount: Int
    /// Bytes of text that it holds at most.
    let textBound: Int
    /// Frames and skippable frames, or members, before it in the file.
    let framesBefore: Int
}
