extension BurstinessSample {
    /// The level, the number of types, and of each the step from the hash before, its documents, tokens and squares.
    var encoded: [UInt8] {
        var encoder = ByteEncoder()
        encoder.append(level)
        encoder.append(entries.count)
        var last: UInt64 = 0
        for entry in entries {
            encoder.append(entry.hash - last)
            encoder.append(entry.documents)
            encoder.append(entry.tokens)
            encoder.append(entry.squares)
            last = entry.hash
        }
        return encoder.bytes
    }

    /// - Throws: where the bytes are no sample.
    init(decoding bytes: [UInt8]) throws(ByteDecoder.Damage) {
        var decoder = ByteDecoder(bytes)
        self.init()
        let level = try decoder.count(limit: 64)
        let number = try decoder.count(limit: Self.capacity)
        var entries: [Entry] = []
        entries.reserveCapacity(number)
        var last: UInt64 = 0
        for index in 0..<number {
            let (hash, overflows) = last.addingReportingOverflow(try decoder.integer())
            guard !overflows, index == 0 || hash > last, Self.holds(hash, level: level) else {
                throw ByteDecoder.Damage()
            }
            let documents = try decoder.tally()
            let tokens = try decoder.tally()
            let squares = try decoder.integer()
            guard documents >= 1, tokens >= documents, squares >= tokens else { throw ByteDecoder.Damage() }
            entries.append(Entry(hash: hash, tokens: tokens, documents: documents, squares: squares))
            last = hash
        }
        guard decoder.isAtEnd else { throw ByteDecoder.Damage() }
        self.init(level: level, entries: entries)
    }
}
