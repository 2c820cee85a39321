/// Where a record lies in its block.
struct RecordEntry {
    /// Counts of parts that the record does not have.
    static let none = UInt32.max

    /// Before parsing, the whole record.
    var textStart: UInt32
    var textCount: UInt32
    var languageStart: UInt32 = 0
    var languageCount: UInt32 = RecordEntry.none
    var identifierStart: UInt32 = 0
    var identifierCount: UInt32 = RecordEntry.none
    /// The other side of a pair.
    var translationStart: UInt32 = 0
    var translationCount: UInt32 = RecordEntry.none
    var lineStart: UInt32
    /// Records before it in the block, malformed ones included.
    var ordinal: UInt32

    init(start: Int, count: Int, ordinal: Int) {
        textStart = UInt32(start)
        textCount = UInt32(count)
        lineStart = UInt32(start)
        self.ordinal = UInt32(ordinal)
    }

    /// Sets what was found in the record.
    mutating func set(_ fields: RecordFields) {
        textStart = UInt32(fields.text.start)
        textCount = UInt32(fields.text.count)
        if let language = fields.language {
            languageStart = UInt32(language.start)
            languageCount = UInt32(language.count)
        }
        if let identifier = fields.identifier {
            identifierStart = UInt32(identifier.start)
            identifierCount = UInt32(identifier.count)
        }
        if let translation = fields.translation {
            translationStart = UInt32(translation.start)
            translationCount = UInt32(translation.count)
        }
    }
}

/// What was found in a record, as places in its block.
struct RecordFields {
    /// Consecutive bytes of the block.
    struct Piece {
        var start: Int
        var count: Int
    }

    var text: Piece
    var language: Piece?
    var identifier: Piece?
    /// The other side of a pair.
    var translation: Piece?
}
