extension CorpusError {
    /// The kind of a fault; an open set.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The code's name, stable over versions.
        public let name: String

        public init(_ name: String) { self.name = name }

        public var description: String { name }

        /// No file of this name or at this address, or a pattern that matches nothing.
        public static let notFound = Code("notFound")
        /// The file system or the server refuses to let it be read.
        public static let permissionDenied = Code("permissionDenied")
        /// A folder where a file is needed.
        public static let isDirectory = Code("isDirectory")
        /// No input was named, or a folder holds no file.
        public static let noInput = Code("noInput")
        /// A file without a single record.
        public static let emptyFile = Code("emptyFile")
        /// The file system or the network failed while reading.
        public static let inputOutput = Code("inputOutput")
        /// A file at an address that became another while it was read.
        public static let inputChanged = Code("inputChanged")
        /// Neither a form of compression nor of input that is read here.
        public static let unsupported = Code("unsupported")
        /// A compressed stream that ends before its end.
        public static let truncated = Code("truncated")
        /// A compressed stream whose bytes contradict themselves.
        public static let corrupt = Code("corrupt")
        /// A checksum or length that does not fit the decompressed bytes.
        public static let checksumMismatch = Code("checksumMismatch")
        /// Bytes after the end of a compressed stream that belong to none.
        public static let trailingGarbage = Code("trailingGarbage")
        /// A frame that needs a dictionary.
        public static let dictionaryRequired = Code("dictionaryRequired")
        /// A frame whose window is above the limit.
        public static let windowTooLarge = Code("windowTooLarge")
        /// Memory that the system does not give.
        public static let outOfMemory = Code("outOfMemory")
        /// A record above the limit.
        public static let recordTooLarge = Code("recordTooLarge")
        /// A record that is not what its format asks for.
        public static let malformedRecord = Code("malformedRecord")
        /// A record without the text field.
        public static let missingField = Code("missingField")
        /// A record whose text field is no string.
        public static let fieldNotString = Code("fieldNotString")
        /// Bytes that are not UTF-8.
        public static let invalidUTF8 = Code("invalidUTF8")

        /// Reading was cancelled while a source waited; never handed out.
        static let cancelled = Code("cancelled")
    }
}
