import CZstd

/// The dictionaries that a user gives, read when the first zstd file is opened.
final class ZstandardDictionaries: Sendable {
    /// A dictionary made ready; libzstd lets any number of decoders read it at once.
    // @unchecked Sendable: never changed after it is made.
    @safe final class Dictionary: @unchecked Sendable {
        let pointer: OpaquePointer
        /// 0: bytes of text that were not made into a dictionary, which no frame can name.
        let identifier: UInt32

        fileprivate init?(_ content: ByteBuffer, count: Int) {
            guard let pointer = unsafe ZSTD_createDDict(content.base, count) else { return nil }
            unsafe self.pointer = unsafe pointer
            identifier = unsafe ZSTD_getDictID_fromDDict(pointer)
        }

        deinit { _ = unsafe ZSTD_freeDDict(pointer) }
    }

    /// Bytes of the largest dictionary; `zstd --train` makes them of about 110 KiB.
    private static let maximumSize = 256 << 20

    private let paths: [String]
    private let loaded = Guarded<Result<[Dictionary], CorpusError>?>(nil)

    init(paths: [String]) { self.paths = paths }

    /// Whether none was given.
    var isEmpty: Bool { paths.isEmpty }

    /// The dictionaries.
    ///
    /// - Throws: what keeps one of them from being read.
    func load() throws(CorpusError) -> [Dictionary] {
        try loaded.withLock { loaded in
            if let loaded { return loaded }
            let result: Result<[Dictionary], CorpusError>
            do throws(CorpusError) { result = .success(try readAll()) } catch { result = .failure(error) }
            loaded = result
            return result
        }.get()
    }

    private func readAll() throws(CorpusError) -> [Dictionary] {
        var dictionaries: [Dictionary] = []
        for path in paths {
            let dictionary = try read(path)
            if dictionary.identifier != 0, dictionaries.contains(where: { $0.identifier == dictionary.identifier }) {
                throw CorpusError(
                    code: .unsupported,
                    message: "a dictionary of the identifier \(dictionary.identifier) was given before",
                    path: path, advice: "give only one of the two")
            }
            dictionaries.append(dictionary)
        }
        return dictionaries
    }

    private func read(_ path: String) throws(CorpusError) -> Dictionary {
        let file = try InputFile(Shard(path: path, size: nil))
        let content = ByteBuffer()
        var count = 0
        while count <= Self.maximumSize {
            content.reserve(count + (1 << 16))
            let read = unsafe try file.read(into: content.base + count, count: 1 << 16)
            if read == 0 { break }
            count += read
        }
        guard (8...Self.maximumSize).contains(count), let dictionary = Dictionary(content, count: count) else {
            throw CorpusError(
                code: .unsupported, message: "it is no dictionary that libzstd can use", path: path,
                advice: "give the file that zstd --train made")
        }
        return dictionary
    }
}
