/// Where the bytes of a shard come from, compressed as they are: read from front to back, by one thread at a time.
protocol ByteSource: AnyObject {
    /// What errors call it.
    var path: String { get }
    /// Bytes before the next one that ``read(into:count:)`` takes.
    var bytesRead: Int { get }

    /// Reads up to `count` bytes; 0 only at the end.
    func read(into destination: UnsafeMutableRawPointer, count: Int) throws(CorpusError) -> Int
}

extension Shard {
    /// Opens the shard; what lies at an address is asked for when it is read.
    func open(_ options: HTTPOptions, _ cancellation: Cancellation) throws(CorpusError) -> any ByteSource {
        guard let address else { return try InputFile(self) }
        #if HTTP
        return try HTTPSource(address, options: options, cancellation: cancellation)
        #else
        throw address.missingTrait
        #endif
    }
}
