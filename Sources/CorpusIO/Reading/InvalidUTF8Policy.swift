/// What becomes of bytes that are not UTF-8.
public enum InvalidUTF8Policy: String, Sendable, Hashable, CaseIterable {
    /// A record with such bytes anywhere is malformed.
    case error
    /// In what is lent, each maximal subpart of an ill-formed sequence is replaced by U+FFFD and counted, as The Unicode
    /// Standard (version 15.0, section 3.9) recommends and the WHATWG Encoding Standard decodes.
    case replace
}
