import NGramStatistics
public import TextSegmentation

/// Reads a model from the bytes of an ARPA file, piece by piece.
///
/// ```swift
/// var reader = ARPAReader(path: "model.arpa")
/// while let piece = try next() { try reader.add(piece) }
/// let model = try reader.finish()
/// ```
///
/// Any text may come before `\data\`. Fields stand between tabs or spaces, blank lines are passed over, and a missing back-off
/// is 0. n-grams that longer ones begin with and that are not listed get the probability that backing off gives them. A model
/// without `<unk>` gives unknown words 10⁻¹⁰⁰, as KenLM does.
public struct ARPAReader {
    private enum Place {
        /// Before `\data\`.
        case opening
        /// Among the numbers of n-grams.
        case counts
        /// Among n-grams of an order.
        case section(Int)
        /// Behind `\end\`.
        case end
    }

    private let path: String?
    private var place = Place.opening
    private var line = 0
    private var lineOffset = 0
    /// Bytes taken in, and the part of a line that waits for its end.
    private var rest: [UInt8] = []
    private var expected: [Int] = []
    private var signature: String?
    private var unigrams = ARPAEntries(order: 1)
    private var builder = VocabularyBuilder()
    private var seen: Set<[UInt8]> = []
    private var hasUnknown = false
    private var vocabulary: ModelVocabulary?
    private var sections: [ARPAEntries] = []

    /// Longest line that is read, in bytes.
    private static let longestLine = 1 << 24
    /// Highest order that is read.
    private static let highestOrder = 32

    /// - Parameter path: what errors call the file.
    public init(path: String? = nil) {
        self.path = path
        unigrams.words = [ModelVocabulary.unknown]
        unigrams.probabilities = [-100]
        unigrams.backoffs = [0]
    }

    /// Takes the next bytes.
    ///
    /// - Throws: ``LanguageModelError`` with line and byte offset where they do not belong in an ARPA file.
    public mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) throws(LanguageModelError) {
        var start = 0
        for index in 0..<bytes.count where unsafe bytes[index] == 0x0A {
            if rest.isEmpty {
                try unsafe take(UnsafeBufferPointer(rebasing: bytes[start..<index]))
            } else {
                unsafe rest.append(contentsOf: bytes[start..<index])
                try takeRest()
            }
            lineOffset += 1
            start = index + 1
        }
        unsafe rest.append(contentsOf: bytes[start...])
        guard rest.count <= Self.longestLine else {
            line += 1
            throw fault("the line is longer than \(Self.longestLine) bytes; this is no ARPA file")
        }
    }

    private mutating func takeRest() throws(LanguageModelError) {
        let whole = rest
        rest.removeAll(keepingCapacity: true)
        let result: Result<Void, LanguageModelError> = unsafe whole.withUnsafeBufferPointer { bytes in
            do throws(LanguageModelError) { return .success(try unsafe take(bytes)) } catch { return .failure(error) }
        }
        try result.get()
    }

    /// Takes a line without its end.
    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) throws(LanguageModelError) {
        line += 1
        defer { lineOffset += bytes.count }
        let fields = unsafe ARPAFields(bytes)
        switch place {
        case .opening:
            if fields.isOnly("\\data\\") {
                place = .counts
            } else if unsafe bytes.starts(with: ARPASyntax.signatureMark.utf8) {
                signature = unsafe String(decoding: bytes.dropFirst(ARPASyntax.signatureMark.utf8.count), as: UTF8.self)
            }
        case .counts:
            if fields.isEmpty { return }
            if let order = fields.sectionOrder { return try begin(order) }
            try takeCount(unsafe String(decoding: bytes, as: UTF8.self))
        case .section(let order):
            if fields.isEmpty { return }
            if fields.first == UInt8(ascii: "\\") {
                if fields.isOnly("\\end\\") {
                    try endSection(order)
                    guard order == expected.count else {
                        throw fault("the file ends before its \(order + 1)-grams; copy it again or make it anew")
                    }
                    place = .end
                    return
                }
                if let next = fields.sectionOrder {
                    try endSection(order)
                    return try begin(next)
                }
            }
            try takeNGram(fields, order)
        case .end:
            guard fields.isEmpty else { throw fault("text follows the \\end\\ of the model; take it away") }
        }
    }

    private mutating func takeCount(_ text: String) throws(LanguageModelError) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map {
            $0.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
        }
        guard parts.count == 2, parts[0].count == 2, parts[0][0] == "ngram", parts[1].count == 1,
            let order = ARPANumbers.count(parts[0][1].utf8), let count = ARPANumbers.count(parts[1][0].utf8)
        else { throw fault("'\(text.prefix(80))' should read like 'ngram 1=20000'; make the file anew") }
        guard order == expected.count + 1, order <= Self.highestOrder else {
            throw fault("the number of \(order)-grams comes where that of \(expected.count + 1)-grams should")
        }
        guard count < Int(UInt32.max) else { throw fault("a model holds less than 2^32 n-grams, and this has more") }
        expected.append(count)
    }

    private mutating func begin(_ order: Int) throws(LanguageModelError) {
        let due: Int
        if case .section(let last) = place { due = last + 1 } else { due = 1 }
        guard order == due, order <= expected.count else {
            throw fault(
                expected.isEmpty
                    ? "the numbers of n-grams (ngram 1=...) are missing before the first section"
                    : "\\\(order)-grams: comes where \(due <= expected.count ? "\\\(due)-grams:" : "\\end\\") should")
        }
        if order == 2 { vocabulary = try builder.finish() }
        if order > 1 { sections.append(ARPAEntries(order: order)) }
        place = .section(order)
    }

    private func endSection(_ order: Int) throws(LanguageModelError) {
        let found = order == 1 ? seen.count : sections[order - 2].count
        guard found == expected[order - 1] else {
            throw fault(
                "\(found) \(order)-grams are listed, and \(expected[order - 1]) announced (ngram \(order)=...); copy the file "
                    + "again or make it anew")
        }
    }

    private mutating func takeNGram(_ fields: ARPAFields, _ order: Int) throws(LanguageModelError) {
        let isHighest = order == expected.count
        guard fields.count == order + 1 || fields.count == order + 2 else {
            throw fault(
                "\(fields.count) fields stand where a logarithm of probability, \(order) word\(order == 1 ? "" : "s")"
                    + (isHighest ? "" : " and perhaps a back-off") + " should")
        }
        guard let probability = unsafe ARPANumbers.logarithm(fields[0]) else {
            throw fault("'\(fields.text(0))' is no number; a line begins with a base-10 logarithm")
        }
        guard probability <= 0 else {
            throw fault("a probability is above 1: its logarithm \(fields.text(0)) is above 0")
        }
        var backoff: Float = 0
        if fields.count == order + 2 {
            guard let value = unsafe ARPANumbers.logarithm(fields[order + 1]) else {
                throw fault("'\(fields.text(order + 1))' is no number; a line ends with a back-off, or with its words")
            }
            backoff = isHighest ? 0 : value
        }
        if order == 1 { return try unsafe takeWord(fields[1], probability, backoff) }
        guard let vocabulary else { return }
        for position in 1...order {
            let number = unsafe vocabulary.number(of: fields[position])
            guard unsafe number != ModelVocabulary.unknown || isUnknown(fields[position]) else {
                throw fault("the word '\(fields.text(position))' is not among the 1-grams")
            }
            sections[order - 2].words.append(number)
        }
        sections[order - 2].probabilities.append(probability)
        sections[order - 2].backoffs.append(backoff)
    }

    private func isUnknown(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe word.elementsEqual("<unk>".utf8) || word.elementsEqual("<UNK>".utf8)
    }

    private mutating func takeWord(
        _ word: UnsafeBufferPointer<UInt8>, _ probability: Float, _ backoff: Float
    ) throws(LanguageModelError) {
        let bytes = unsafe Array(word)
        guard seen.insert(bytes).inserted else {
            throw fault("the word '\(unsafe String(decoding: word, as: UTF8.self))' is listed twice")
        }
        if unsafe isUnknown(word) {
            guard !hasUnknown else { throw fault("the unknown word is listed twice, as <unk> and as <UNK>") }
            hasUnknown = true
            unigrams.probabilities[0] = probability
            unigrams.backoffs[0] = backoff
            return
        }
        unigrams.words.append(UInt32(builder.count))
        unigrams.probabilities.append(probability)
        unigrams.backoffs.append(backoff)
        builder.append(bytes)
    }

    private func fault(_ message: String) -> LanguageModelError {
        LanguageModelError(.malformed, path: path, line: line, byteOffset: lineOffset, message: message)
    }

    /// The model, when all bytes are in.
    ///
    /// - Parameter tokenization: how text becomes the model's words, where the file does not say.
    /// - Throws: ``LanguageModelError`` where the file is no ARPA file or ends early, or lists an n-gram twice.
    /// - Complexity: O(n-grams × log n-grams); O(n-grams) where they are listed in the order in which this library writes them.
    public consuming func finish(tokenization: Tokenization? = nil) throws(LanguageModelError) -> LanguageModel {
        if !rest.isEmpty { try takeRest() }
        switch place {
        case .end: break
        case .opening:
            throw LanguageModelError(
                .foreign, path: path, byteOffset: 0,
                message:
                    "this is no language model: it has no line \\data\\, with which ARPA files begin, and it is no binary "
                    + "form of one")
        default:
            throw LanguageModelError(
                .truncated, path: path, line: line, byteOffset: lineOffset,
                message: "the file ends before \\end\\; copy it again or make it anew")
        }
        let origin = Self.origin(signature, tokenization)
        var vocabulary = self.vocabulary
        if vocabulary == nil { vocabulary = try builder.finish() }
        guard let vocabulary else { preconditionFailure("made above") }
        return try ModelAssembly(vocabulary, [unigrams] + sections, path: path).model(origin)
    }

    private static func origin(_ signature: String?, _ tokenization: Tokenization?) -> LanguageModel.Origin {
        guard let signature else {
            return LanguageModel.Origin(tokenization: tokenization, boundaries: .records, signature: "model:arpa")
        }
        return LanguageModel.Origin(signature: signature, tokenization: tokenization)
    }
}
