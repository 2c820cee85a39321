/// Puts text in lower case by the full, language-independent mapping; keeps its buffers between texts.
package struct LowercaseText: ~Copyable {
    private var source = PaddedBytes()
    private var output = PaddedBytes()

    package init() {}

    /// Replaces UTF-8 text by its lower case. Ill-formed bytes stay as they are.
    ///
    /// - Complexity: linear in the number of bytes.
    package mutating func lowercase(_ text: inout [UInt8]) {
        source.removeAll(reserving: text.count)
        unsafe text.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { unsafe source.append(base, count: bytes.count) }
        }
        source.seal()
        guard LowercaseMapping.map(source, into: &output, .shared) else { return }
        text.removeAll(keepingCapacity: true)
        unsafe text.append(contentsOf: UnsafeBufferPointer(start: output.base, count: output.count))
    }
}
