/// The fields of a line: what stands between tabs, carriage returns and spaces.
@safe struct ARPAFields {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var ranges: [Range<Int>] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.bytes = unsafe bytes
        var index = 0
        while index < bytes.count {
            while index < bytes.count, unsafe ARPASyntax.isBlank(bytes[index]) { index += 1 }
            let start = index
            while index < bytes.count, unsafe !ARPASyntax.isBlank(bytes[index]) { index += 1 }
            if index > start { ranges.append(start..<index) }
        }
    }

    var count: Int { ranges.count }
    var isEmpty: Bool { ranges.isEmpty }

    subscript(index: Int) -> UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(rebasing: bytes[ranges[index]]) }

    func text(_ index: Int) -> String { unsafe String(decoding: self[index].prefix(80), as: UTF8.self) }

    /// The first byte that is no blank.
    var first: UInt8? { ranges.first.map { unsafe bytes[$0.lowerBound] } }

    func isOnly(_ text: StaticString) -> Bool {
        guard ranges.count == 1 else { return false }
        return unsafe self[0].elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The order of the section whose heading the line is: 2 for `\2-grams:`.
    var sectionOrder: Int? {
        guard ranges.count == 1, unsafe bytes[ranges[0].lowerBound] == UInt8(ascii: "\\") else { return nil }
        let text = unsafe String(decoding: self[0].dropFirst(), as: UTF8.self)
        guard text.hasSuffix("-grams:") else { return nil }
        return ARPANumbers.count(text.dropLast("-grams:".count).utf8)
    }
}
