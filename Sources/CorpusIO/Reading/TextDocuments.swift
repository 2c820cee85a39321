/// What a document is in plain text.
public enum TextDocuments: String, Sendable, Hashable, CaseIterable {
    /// Each line that is not blank.
    case lines
    /// Lines up to one that is blank, or to the end: spaces, tabs and carriage returns alone are blank. The document keeps
    /// the line ends inside it.
    case paragraphs
}
