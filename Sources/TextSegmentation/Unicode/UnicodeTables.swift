/// The properties of scalars that segmentation and case mapping need, unpacked once per process.
@safe
final class UnicodeTables: @unchecked Sendable {
    // Sendable: pointers to memory that nothing writes after `init` and nothing frees.

    static let shared = UnicodeTables()

    /// Bits of ``WordProperty``.
    let words: CodePointTable<UInt8>
    /// Bits of ``CharacterFlags``.
    let flags: CodePointTable<UInt8>
    /// What is added to a scalar to put it in lower case by the simple mapping.
    let lowercaseDifferences: CodePointTable<Int32>
    /// ``WordBreakAction``s by class before and class after.
    let wordBreakActions: UnsafePointer<UInt8>

    private init() {
        words = CodePointTable(packedRuns: UnicodeData.words)
        flags = CodePointTable(packedRuns: UnicodeData.flags)

        var differences = CodePointTable<Int32>.Runs()
        var packed = PackedIntegers(UnicodeData.lowercase)
        var scalar = 0
        while !packed.isAtEnd {
            scalar += packed.next()
            differences.append(Int32(packed.nextSigned()), at: scalar)
        }
        lowercaseDifferences = CodePointTable(runs: differences)
        unsafe wordBreakActions = WordBreakAction.makeTable()
    }
}

extension CodePointTable where Element == UInt8 {
    /// Unpacks pairs of length and value.
    init(packedRuns text: StaticString) {
        var packed = PackedIntegers(text)
        var runs = Runs()
        while !packed.isAtEnd {
            let length = packed.next()
            runs.append(UInt8(packed.next()), count: length)
        }
        self.init(runs: runs)
    }
}
