extension DocumentLengths {
    /// The block of a profile: for each length how much larger it is than the one before, and how many documents have it.
    var encoded: [UInt8] {
        var encoder = ByteEncoder()
        var last: UInt64 = 0
        for entry in entries {
            encoder.append(entry.length - last)
            encoder.append(entry.documents)
            last = entry.length
        }
        return encoder.bytes
    }

    /// - Throws: where the bytes are not the block of a profile with `entryCount` lengths.
    init(encoded raw: [UInt8], entryCount: Int) throws(ByteDecoder.Damage) {
        guard entryCount <= raw.count / 2 else { throw ByteDecoder.Damage() }
        var decoder = ByteDecoder(raw)
        var entries: [Entry] = []
        entries.reserveCapacity(entryCount)
        var length: UInt64 = 0
        for _ in 0..<entryCount {
            length += try decoder.tally()
            guard length <= ByteDecoder.largestTally else { throw ByteDecoder.Damage() }
            entries.append(Entry(length: length, documents: try decoder.tally()))
        }
        guard decoder.isAtEnd, let lengths = DocumentLengths(entries: entries) else { throw ByteDecoder.Damage() }
        self = lengths
    }
}
