import NGramStatistics

/// The words of a model by number, and numbers by word.
///
/// Word 0 stands for all unknown ones and is written `<unk>`. A table of open addressing leads from hash to number; the bytes
/// are compared, so no two words are ever taken for one.
struct ModelVocabulary: Sendable {
    /// Words, the unknown one included.
    let count: Int
    /// Where each word ends in the bytes; the first begins at 0.
    let ends: ModelArray<UInt64>
    let bytes: ModelArray<UInt8>
    /// Numbers plus one, 0 where a slot is empty; the number of slots is a power of 2.
    let slots: ModelArray<UInt32>
    /// The words `<s>` and `</s>`, where the model has them.
    let begin: UInt32?
    let end: UInt32?

    static let unknown: UInt32 = 0
    static let unknownName = "<unk>"

    /// A word's bytes.
    @inline(__always)
    func withBytes<R>(of word: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        // A damaged file must not lead outside.
        let total = UInt64(truncatingIfNeeded: bytes.count)
        let end = unsafe min(ends.base[word], total)
        let start = word == 0 ? 0 : unsafe min(ends.base[word - 1], end)
        return unsafe body(
            UnsafeBufferPointer(
                start: bytes.base + Int(truncatingIfNeeded: start), count: Int(truncatingIfNeeded: end - start)))
    }

    /// A word as text; what is not UTF-8 is replaced.
    func text(of word: Int) -> String { unsafe withBytes(of: word) { unsafe String(decoding: $0, as: UTF8.self) } }

    /// A word's number; ``unknown`` where the model does not have it.
    @inline(__always)
    func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let mask = slots.count &- 1
        let wordCount = UInt32(truncatingIfNeeded: count)
        var slot = unsafe Int(truncatingIfNeeded: StableHash.hash(word) &>> 20) & mask
        // As many steps as slots at most: a damaged table may have no empty one.
        for _ in 0..<slots.count {
            let entry = unsafe slots.base[slot]
            // A number that is none can only come from a damaged file.
            if entry == 0 || entry > wordCount { break }
            let isFound = unsafe withBytes(of: Int(entry &- 1)) { unsafe Self.equal($0, word) }
            if isFound { return entry &- 1 }
            slot = (slot &+ 1) & mask
        }
        return Self.unknown
    }

    @inline(__always)
    private static func equal(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        if a.count != b.count { return false }
        for index in 0..<a.count where unsafe a[index] != b[index] { return false }
        return true
    }
}

/// Gathers the words of a model.
struct VocabularyBuilder {
    private var ends: [UInt64] = []
    private var bytes: [UInt8] = []
    private var hashes: [UInt64] = []

    /// Begins with the unknown word.
    init() { append(Array(ModelVocabulary.unknownName.utf8)) }

    var count: Int { ends.count }

    /// Adds a word that is not there yet; its number is how many there were.
    mutating func append(_ word: [UInt8]) {
        bytes.append(contentsOf: word)
        ends.append(UInt64(bytes.count))
        hashes.append(unsafe word.withUnsafeBufferPointer { unsafe StableHash.hash($0) })
    }

    func finish() throws(LanguageModelError) -> ModelVocabulary {
        let endArray = try ModelArray<UInt64>(count: ends.count)
        for index in ends.indices { unsafe endArray.base[index] = ends[index] }
        let byteArray = try ModelArray<UInt8>(count: bytes.count)
        for index in bytes.indices { unsafe byteArray.base[index] = bytes[index] }
        var slotCount = 16
        while slotCount < 2 * ends.count { slotCount *= 2 }
        let slots = try ModelArray<UInt32>(count: slotCount)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash &>> 20) & (slotCount - 1)
            while unsafe slots.base[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
            unsafe slots.base[slot] = UInt32(number + 1)
        }
        let vocabulary = ModelVocabulary(
            count: ends.count, ends: endArray, bytes: byteArray, slots: slots, begin: nil, end: nil)
        func number(_ name: String) -> UInt32? {
            let number = unsafe Array(name.utf8).withUnsafeBufferPointer { unsafe vocabulary.number(of: $0) }
            return number == ModelVocabulary.unknown ? nil : number
        }
        return ModelVocabulary(
            count: ends.count, ends: endArray, bytes: byteArray, slots: slots, begin: number("<s>"), end: number("</s>")
        )
    }
}
