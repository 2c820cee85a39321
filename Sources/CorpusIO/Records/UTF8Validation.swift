/// Tells whether bytes are well-formed UTF-8 (Unicode 15.0, table 3-7).
enum UTF8Validation {
    private static let chunk = 32

    /// The position of the first byte of the first sequence that is not well-formed, or `nil`.
    ///
    /// Runs of ASCII are passed 32 bytes at a time; other chunks go through an automaton without branches.
    ///
    /// - Precondition: the byte at `end` can be read and continues no sequence (in blocks of lines it is a line feed or
    ///   follows one), and no sequence is under way at `start`.
    static func firstInvalid(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        unsafe UTF8Automaton.transitions.withUnsafeBufferPointer { table in
            guard let rows = table.baseAddress else { return nil }
            return unsafe firstInvalid(base, from: start, to: end, rows)
        }
    }

    private static func firstInvalid(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, _ rows: UnsafePointer<UInt64>
    ) -> Int? {
        let raw = unsafe UnsafeRawPointer(base)
        var state = UTF8Automaton.accept
        var index = start
        while index < end {
            let count = min(chunk, end - index)
            let isUnderWay = state != UTF8Automaton.accept
            if count == chunk {
                if !isUnderWay {
                    let first = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    let second = unsafe raw.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
                    let third = unsafe raw.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self)
                    let fourth = unsafe raw.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)
                    if (first | second | third | fourth) & 0x8080_8080_8080_8080 == 0 {
                        index += chunk
                        continue
                    }
                }
                for step in 0..<chunk { state = unsafe rows[Int(base[index + step])] &>> state }
            } else {
                for step in 0..<count { state = unsafe rows[Int(base[index + step])] &>> state }
            }
            state &= UTF8Automaton.stateMask
            if state == UTF8Automaton.reject { return unsafe locate(base, at: index, isUnderWay: isUnderWay, to: end) }
            index += count
        }
        return state == UTF8Automaton.accept ? nil : unsafe locate(base, at: end, isUnderWay: true, to: end)
    }

    /// Finds the first faulty sequence at or after `position`, or the one under way there.
    private static func locate(
        _ base: UnsafePointer<UInt8>, at position: Int, isUnderWay: Bool, to end: Int
    ) -> Int {
        var index = position
        if isUnderWay {
            repeat { index -= 1 } while unsafe isContinuation(base[index])
        }
        while index < end {
            let length = unsafe sequenceLength(base + index)
            if length == 0 { return index }
            index += length
        }
        return index
    }

    /// Bytes of the well-formed sequence that begins here; 0 where there is none.
    private static func sequenceLength(_ bytes: UnsafePointer<UInt8>) -> Int {
        var state = UTF8Automaton.accept
        var length = 0
        repeat {
            state = unsafe (UTF8Automaton.transitions[Int(bytes[length])] &>> state) & UTF8Automaton.stateMask
            length += 1
        } while state != UTF8Automaton.accept && state != UTF8Automaton.reject
        return state == UTF8Automaton.accept ? length : 0
    }

    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
