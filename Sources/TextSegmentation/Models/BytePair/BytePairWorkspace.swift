/// What one worker keeps from text to text to cut with one model. Part of a ``TokenBuffer``.
final class BytePairWorkspace {
    let model: BytePairModel
    private let merger: BytePairMerger
    private var cache = PieceCache()
    private var pieces = TokenList()
    private var finerPieces = TokenList()

    init(_ model: BytePairModel) {
        self.model = model
        merger = BytePairMerger(model.tables)
    }

    /// Appends the tokens of a text that has been prepared.
    ///
    /// - Parameter bytes: readable for 64 bytes beyond `count`, where zeros stand.
    func cut(_ bytes: UnsafePointer<UInt8>, count: Int, into tokens: inout TokenList) {
        guard let added = model.addedTokens else {
            return unsafe cut(bytes, from: 0, to: count, into: &tokens)
        }
        var position = 0
        while let found = unsafe added.first(bytes, from: position, to: count) {
            unsafe cut(bytes, from: position, to: found.lowerBound, into: &tokens)
            tokens.append(offset: found.lowerBound, end: found.upperBound)
            position = found.upperBound
        }
        unsafe cut(bytes, from: position, to: count, into: &tokens)
    }

    private func cut(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, into tokens: inout TokenList) {
        if start == end { return }
        pieces.removeAll()
        if model.settings.steps.isEmpty { pieces.append(offset: start, end: end) }
        for (number, step) in model.settings.steps.enumerated() {
            if number == 0 {
                unsafe cut(bytes, from: start, to: end, step, into: &pieces)
                continue
            }
            finerPieces.removeAll()
            for index in 0..<pieces.count {
                let piece = unsafe pieces.base[index]
                unsafe cut(
                    bytes, from: Int(piece.offset), to: Int(piece.offset) + Int(piece.length), step, into: &finerPieces)
            }
            swap(&pieces, &finerPieces)
        }
        for index in 0..<pieces.count {
            let piece = unsafe pieces.base[index]
            let (offset, length) = (Int(piece.offset), Int(piece.length))
            if length > PieceCache.longest {
                unsafe cutLong(bytes, at: offset, length: length, into: &tokens)
                continue
            }
            var ends = unsafe cache.ends(bytes + offset, length: length) {
                unsafe self.ends(bytes + offset, length: length)
            }
            tokens.reserve(additional: PieceCache.longest)
            var first = offset
            while ends != 0 {
                let end = offset &+ ends.trailingZeroBitCount &+ 1
                tokens.appendReserved(offset: first, end: end)
                first = end
                ends &= ends &- 1
            }
        }
    }

    private func cut(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, _ step: BytePairModel.Step,
        into pieces: inout TokenList
    ) {
        let splitter = unsafe PatternSplitter(.shared, bytes: bytes, end: end)
        switch step {
        case .pattern(let pattern): splitter.cut(from: start, pattern, into: &pieces)
        case .digits(let individually): splitter.cutDigits(from: start, individually: individually, into: &pieces)
        }
    }

    private func ends(_ bytes: UnsafePointer<UInt8>, length: Int) -> UInt32 {
        if model.settings.takesWholePieces,
            unsafe model.isWholeToken(UnsafeBufferPointer(start: bytes, count: length))
        {
            return 1 << UInt32(length - 1)
        }
        return unsafe merger.ends(bytes, length: length)
    }

    private func cutLong(_ bytes: UnsafePointer<UInt8>, at offset: Int, length: Int, into tokens: inout TokenList) {
        if model.settings.takesWholePieces,
            unsafe model.isWholeToken(UnsafeBufferPointer(start: bytes + offset, count: length))
        {
            return tokens.append(offset: offset, end: offset + length)
        }
        unsafe merger.cut(bytes, at: offset, length: length, into: &tokens)
    }
}
