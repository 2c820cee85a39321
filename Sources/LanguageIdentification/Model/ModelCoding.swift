import TextSegmentation

/// Writes the numbers and texts of a model: whole numbers of four bytes, texts behind their length.
struct ModelWriter {
    var bytes: [UInt8] = []
    private var sections: [(place: Int, bytes: [UInt8])] = []

    mutating func append(_ number: Int) {
        let number = UInt32(number)
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func append(_ number: Float) { append(Int(number.bitPattern)) }

    mutating func append(_ text: String) {
        append(text.utf8.count)
        bytes += text.utf8
    }

    /// Notes a section: its offset stands here, its bytes behind the header.
    mutating func section(_ section: [UInt8]) {
        sections.append((bytes.count, section))
        append(0)
    }

    /// The header with the sections behind it.
    func finished(alignment: Int) -> [UInt8] {
        var result = bytes
        for section in sections {
            result += [UInt8](repeating: 0, count: (alignment - result.count % alignment) % alignment)
            var offset = ModelWriter()
            offset.append(result.count)
            result.replaceSubrange(section.place..<section.place + 4, with: offset.bytes)
            result += section.bytes
        }
        return result
    }
}

/// Reads what a ``ModelWriter`` wrote; every number is checked before it is used.
@safe
struct ModelReader {
    private let base: UnsafePointer<UInt8>
    private let end: Int
    private var position = 0

    init(_ base: UnsafePointer<UInt8>, count: Int) {
        unsafe self.base = base
        end = count
    }

    func fault(_ reason: String) -> IdentificationModelError {
        IdentificationModelError(byteOffset: position, reason: reason)
    }

    mutating func byte() throws(IdentificationModelError) -> UInt8 {
        guard position < end else { throw fault("it ends too early") }
        defer { position += 1 }
        return unsafe base[position]
    }

    private mutating func word() throws(IdentificationModelError) -> UInt32 {
        var word: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 32, by: 8) { word |= UInt32(try byte()) << shift }
        return word
    }

    /// A number that is at most `limit`.
    mutating func count(_ limit: Int) throws(IdentificationModelError) -> Int {
        let number = Int(try word())
        guard number <= limit else { throw fault("a number is out of range") }
        return number
    }

    mutating func float() throws(IdentificationModelError) -> Float {
        let value = Float(bitPattern: try word())
        guard value.isFinite else { throw fault("a number is not finite") }
        return value
    }

    mutating func text() throws(IdentificationModelError) -> String {
        var bytes: [UInt8] = []
        for _ in 0..<(try count(1 << 16)) { bytes.append(try byte()) }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func script() throws(IdentificationModelError) -> LetterScript {
        guard let script = LetterScript(rawValue: UInt8(try count(255))) else { throw fault("a script is not known") }
        return script
    }

    /// A section that is noted here.
    mutating func section(_ length: Int) throws(IdentificationModelError) -> UnsafePointer<UInt8> {
        let offset = try count(end)
        guard offset % 64 == 0, length <= end - offset else { throw fault("a table does not fit") }
        return unsafe base + offset
    }
}
