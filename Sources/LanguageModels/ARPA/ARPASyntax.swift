/// What an ARPA file is made of.
enum ARPASyntax {
    /// Whether a byte separates fields: tab, line feed, carriage return or space. Others, as vertical tabs, are parts of words.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Begins the comment that names a model's signature.
    static let signatureMark = "# alignkit "
}
