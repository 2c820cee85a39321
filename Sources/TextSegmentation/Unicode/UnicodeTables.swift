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
    /// Where the full case folding of a scalar lies in ``foldingExpansions``; 0 where it folds to itself.
    let foldings: CodePointTable<UInt16>
    /// At each offset that ``foldings`` names: a length, then as many scalars.
    let foldingExpansions: UnsafePointer<UInt32>
    /// Bits of ``GraphemeProperty``.
    let graphemes: CodePointTable<UInt8>
    /// Bits of ``CategoryFlags``.
    let categories: CodePointTable<UInt8>
    /// ``LetterScript``s.
    let letterScripts: CodePointTable<UInt8>
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

        graphemes = CodePointTable(packedRuns: UnicodeData.graphemes)
        categories = CodePointTable(packedRuns: UnicodeData.categories)
        letterScripts = CodePointTable(packedRuns: UnicodeData.letterScripts)
        unsafe (foldings, foldingExpansions) = Self.unpackFoldings()
    }

    private static func unpackFoldings() -> (CodePointTable<UInt16>, UnsafePointer<UInt32>) {
        var pool: [UInt32] = [0]
        var offsets = CodePointTable<UInt16>.Runs()
        var packed = PackedIntegers(UnicodeData.caseFolding)
        var scalar = 0
        while !packed.isAtEnd {
            scalar += packed.next()
            offsets.append(UInt16(pool.count), at: scalar)
            let length = packed.next()
            pool.append(UInt32(length))
            for _ in 0..<length { pool.append(UInt32(scalar + packed.nextSigned())) }
        }
        let expansions = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: pool.count)
        _ = unsafe expansions.initialize(fromContentsOf: pool)
        return unsafe (CodePointTable(runs: offsets), UnsafePointer(expansions.baseAddress!))
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
