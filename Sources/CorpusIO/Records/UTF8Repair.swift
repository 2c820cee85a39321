extension UTF8Validation {
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// The bytes of `start..<end` with U+FFFD in place of each maximal subpart of an ill-formed sequence, appended to
    /// `target`.
    ///
    /// - Returns: how many were replaced.
    static func appendRepaired(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, into target: inout [UInt8]
    ) -> Int {
        var replaced = 0
        var position = start
        var copied = start
        while position < end {
            if unsafe base[position] < 0x80 {
                position += 1
                continue
            }
            var state = UTF8Automaton.accept
            var length = 0
            repeat {
                let byte = unsafe base[position + length]
                state = (UTF8Automaton.transitions[Int(byte)] &>> state) & UTF8Automaton.stateMask
                length += 1
            } while state != UTF8Automaton.accept && state != UTF8Automaton.reject && position + length < end
            if state == UTF8Automaton.accept {
                position += length
                continue
            }
            // The byte that was refused is not part of the sequence, unless it is its first.
            let subpart = state == UTF8Automaton.reject ? max(1, length - 1) : length
            unsafe target.append(contentsOf: UnsafeBufferPointer(start: base + copied, count: position - copied))
            target.append(contentsOf: replacement)
            replaced += 1
            position += subpart
            copied = position
        }
        unsafe target.append(contentsOf: UnsafeBufferPointer(start: base + copied, count: end - copied))
        return replaced
    }
}
