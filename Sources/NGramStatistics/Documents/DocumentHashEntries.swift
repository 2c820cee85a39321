/// Hashes of documents with their multiplicities, ascending: for each hash its two words, and behind the last hash how
/// many documents have each.
///
/// Hashes do not compress; multiplicities, most of them 1, take next to nothing. Belongs to one thread at a time.
final class DocumentHashEntries: BlockEntries {
    private(set) var entries: [DocumentHashes.Entry] = []

    private static let hashByteCount = 16

    var count: Int { entries.count }
    /// Documents of all hashes.
    var documents: UInt64 { entries.reduce(0) { $0 + $1.documents } }

    func removeAll() { entries.removeAll(keepingCapacity: true) }

    func append(_ entry: DocumentHashes.Entry) { entries.append(entry) }

    func section(of writer: ProfileFileWriter) -> SectionWriter { writer.documentHashes }

    func key(at index: Int) -> RankKey { RankKey(hash: entries[index].hash.high, entries[index].hash.low) }

    func encoded(_ range: Range<Int>, in buffer: EncodingBuffer) -> UnsafeBufferPointer<UInt8> {
        buffer.removeAll()
        let limit = range.count * (Self.hashByteCount + VariableLength.maximumByteCount)
        unsafe buffer.append(atMost: limit) { end in
            for entry in entries[range] {
                let place = UnsafeMutableRawPointer(end)
                unsafe place.storeBytes(of: entry.hash.high.littleEndian, as: UInt64.self)
                unsafe (place + 8).storeBytes(of: entry.hash.low.littleEndian, as: UInt64.self)
                unsafe end += Self.hashByteCount
            }
            for entry in entries[range] { unsafe VariableLength.put(entry.documents, &end) }
        }
        return unsafe buffer.bytes
    }

    /// Replaces the entries by those of a block.
    ///
    /// - Throws: where the bytes are not a block of `entryCount` ascending entries.
    func decode(_ raw: UnsafeBufferPointer<UInt8>, entryCount: Int) throws(ByteDecoder.Damage) {
        removeAll()
        guard entryCount > 0, entryCount <= raw.count / (Self.hashByteCount + 1), let base = raw.baseAddress else {
            throw ByteDecoder.Damage()
        }
        entries.reserveCapacity(entryCount)
        var hashes = unsafe UnsafeRawPointer(base)
        var next = unsafe base + entryCount * Self.hashByteCount
        let end = unsafe base + raw.count
        var last: DocumentHash?
        var total: UInt64 = 0
        for _ in 0..<entryCount {
            let hash = unsafe DocumentHash(high: StableHash.load(hashes, 0), low: StableHash.load(hashes, 8))
            unsafe hashes += Self.hashByteCount
            let documents = unsafe VariableLength.take(&next, before: end)
            guard documents >= 1, documents <= ByteDecoder.largestTally - total else { throw ByteDecoder.Damage() }
            total += documents
            if let last { guard last < hash else { throw ByteDecoder.Damage() } }
            last = hash
            entries.append(DocumentHashes.Entry(hash: hash, documents: documents))
        }
        guard unsafe next == end else { throw ByteDecoder.Damage() }
    }
}
