/// What a decoder that has the whole file in memory makes of it.
enum ReferenceDecoding {
    case text([UInt8])
    case refused(String)
    /// More text than a check looks at.
    case tooLarge

    static let maximumTextCount = 1 << 17
}
