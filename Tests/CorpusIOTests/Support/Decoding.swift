@testable import CorpusIO

/// What decompressing a file came to.
struct Decoded {
    var bytes: [UInt8] = []
    var error: CorpusError?
}

/// Decompresses a file to its end or its first error.
func decode(
    _ path: String, maximumWindowSize: Int = 128 << 20, step: Int = 1 << 16, budget: ReadAheadBudget? = nil,
    dictionaries: [String] = []
)
    throws -> Decoded
{
    var decoded = Decoded()
    do throws(CorpusError) {
        let shard = Shard(path: path, size: nil)
        let decoder = try ShardDecoder(
            shard: shard, maximumWindowSize: maximumWindowSize,
            dictionaries: ZstandardDictionaries(paths: dictionaries), budget: budget)
        let buffer = ByteBuffer(capacity: step)
        while true {
            let count = unsafe try decoder.read(into: buffer.base, count: step)
            if count == 0 { break }
            unsafe decoded.bytes.append(contentsOf: UnsafeBufferPointer(start: buffer.base, count: count))
        }
    } catch {
        decoded.error = error
    }
    return decoded
}
