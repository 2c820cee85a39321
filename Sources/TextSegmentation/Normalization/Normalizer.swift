/// Puts text in NFC or NFKC.
///
/// Text is skipped while the quick check of UAX #15 answers Yes. Where it does not, the piece from the last scalar that
/// composes with nothing before it up to the next such scalar is decomposed, ordered and composed; the rest is copied.
struct Normalizer {
    private let isCompatible: Bool
    private let tables: NormalizationTables
    private let flags: CodePointTable<UInt8>
    /// The flags of scalars that need a second look.
    private let notYes: UInt8

    /// Fails for the form `none`.
    init?(_ form: Tokenization.NormalizationForm) {
        switch form {
        case .none: return nil
        case .nfc:
            isCompatible = false
            notYes = CharacterFlags.composedNotYes
        case .nfkc:
            isCompatible = true
            notYes = CharacterFlags.compatibilityComposedNotYes
        }
        tables = .shared
        flags = UnicodeTables.shared.flags
    }

    /// Writes the normalised text.
    ///
    /// - Returns: `false`, and writes nothing, where the source is normalised already.
    func normalize(
        _ source: borrowing PaddedBytes, into output: inout PaddedBytes, _ workspace: inout NormalizationWorkspace
    ) -> Bool {
        let bytes = unsafe UnsafePointer(source.base)
        let count = source.count
        guard var doubt = unsafe firstDoubt(bytes, from: 0, count: count) else { return false }
        output.removeAll(reserving: count + count / 8)
        var copied = 0
        while true {
            unsafe output.append(bytes + copied, count: doubt.boundary - copied)
            copied = unsafe normalizePiece(bytes, doubt, count: count, into: &output, &workspace)
            guard let next = unsafe firstDoubt(bytes, from: copied, count: count) else { break }
            doubt = next
        }
        unsafe output.append(bytes + copied, count: count - copied)
        output.seal()
        return true
    }

    /// Where the quick check is not Yes, and the last scalar before that composes with nothing before it.
    private struct Doubt {
        var boundary: Int
        var position: Int
    }

    /// Runs the quick check from a boundary on; `nil` where the rest is normalised.
    private func firstDoubt(_ bytes: UnsafePointer<UInt8>, from start: Int, count: Int) -> Doubt? {
        var position = start
        var boundary = start
        var lastClass: UInt8 = 0
        while position < count {
            let nonASCII = unsafe EightBytes(at: bytes + position).nonASCII
            let skipped = nonASCII == 0 ? 8 : nonASCII.trailingZeroBitCount >> 3
            if skipped > 0 {
                position += skipped
                boundary = position - 1
                lastClass = 0
                if skipped == 8 { continue }
            }
            while unsafe position < count && bytes[position] >= 0x80 {
                let (scalar, length) = unsafe decodeScalar(bytes + position)
                let found = flags[scalar] & (notYes | CharacterFlags.nonStarter)
                if found == 0 {
                    boundary = position
                    lastClass = 0
                } else {
                    if found != CharacterFlags.nonStarter { return Doubt(boundary: boundary, position: position) }
                    let combiningClass = tables.combiningClasses[scalar]
                    if combiningClass < lastClass { return Doubt(boundary: boundary, position: position) }
                    lastClass = combiningClass
                }
                position += length
            }
        }
        return nil
    }

    /// Normalises from the boundary to the first boundary after the doubt, which is returned.
    private func normalizePiece(
        _ bytes: UnsafePointer<UInt8>, _ doubt: Doubt, count: Int, into output: inout PaddedBytes,
        _ workspace: inout NormalizationWorkspace
    ) -> Int {
        workspace.removeAll()
        var position = doubt.boundary
        while position < count {
            let (scalar, length) = unsafe decodeScalar(bytes + position)
            if position > doubt.position, (flags[scalar] & (notYes | CharacterFlags.nonStarter)) == 0 { break }
            if length == 1, scalar == replacementScalar {
                // An ill-formed byte stays; it can only be the first of the piece.
                unsafe output.append(bytes + position, count: 1)
            } else {
                workspace.appendDecomposition(of: scalar, compatible: isCompatible, tables)
            }
            position += length
        }
        workspace.reorder()
        workspace.compose(into: &output, tables)
        return position
    }
}
