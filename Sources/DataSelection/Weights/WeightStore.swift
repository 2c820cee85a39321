import DurableFiles
import Foundation

/// The weights of a corpus's documents in the order of its records, past a share of memory in a temporary file.
///
/// Threads append the weights of consecutive records of a shard as they come; what is read back is sorted by shard and record.
final class WeightStore: Sendable {
    private struct Chunk {
        let shard: Int
        /// Number of the first record, from 1.
        let first: Int
        let count: Int
        /// Where it lies: in memory, or at an offset of the file, in weights.
        let place: Place
    }

    private enum Place {
        case memory([DocumentWeight])
        case file(Int)
    }

    private struct State: ~Copyable {
        var chunks: [Chunk] = []
        var inMemory = 0
        var inFile = 0
        var file: OutputDescriptor?
    }

    // A descriptor and chunks that only `state`'s lock leads to.
    private final class Guarded: @unchecked Sendable {
        private let lock = NSLock()
        private var state = State()
        func withLock<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
            lock.lock()
            defer { lock.unlock() }
            return try body(&state)
        }
    }

    private let state = Guarded()
    private let path: String
    /// Weights that may lie in memory.
    private let capacity: Int

    /// - Parameter memoryLimit: bytes of weights that may lie in memory.
    init(folder: TemporaryFolder, memoryLimit: Int) {
        path = folder.file(named: "weights")
        capacity = memoryLimit / MemoryLayout<DocumentWeight>.stride
    }

    /// Adds the weights of consecutive records.
    ///
    /// - Throws: `FileOutputError` where the temporary folder is full.
    func append(_ weights: [DocumentWeight], shard: Int, firstRecord: Int) throws {
        guard !weights.isEmpty else { return }
        try state.withLock { state in
            var place = Place.memory(weights)
            if state.inMemory + weights.count > capacity {
                let file = try state.file ?? OutputDescriptor(creating: path)
                state.file = file
                try unsafe weights.withUnsafeBytes { try unsafe file.write($0) }
                place = .file(state.inFile)
                state.inFile += weights.count
            } else {
                state.inMemory += weights.count
            }
            state.chunks.append(Chunk(shard: shard, first: firstRecord, count: weights.count, place: place))
        }
    }

    /// Sorts what has been added; call once, before anything is read.
    func finish() {
        state.withLock { state in state.chunks.sort { ($0.shard, $0.first) < ($1.shard, $1.first) } }
    }

    /// Lends all weights in the order of shards and records.
    ///
    /// - Throws: ``SelectionError`` where the temporary file cannot be read back; what `body` throws.
    func visit(_ body: (DocumentWeight) throws -> Void) throws {
        try visitPlaces { weight, _, _ in try body(weight) }
    }

    /// Lends all weights with their shard and record number.
    func visitPlaces(_ body: (DocumentWeight, _ shard: Int, _ record: Int) throws -> Void) throws {
        let chunks = state.withLock { $0.chunks }
        var mapped: Data?
        for chunk in chunks {
            switch chunk.place {
            case .memory(let weights):
                for (index, weight) in weights.enumerated() { try body(weight, chunk.shard, chunk.first + index) }
            case .file(let offset):
                let data = try mapped ?? map()
                mapped = data
                try unsafe data.withUnsafeBytes { bytes in
                    for index in 0..<chunk.count {
                        let place = (offset + index) * MemoryLayout<DocumentWeight>.stride
                        try body(
                            unsafe bytes.loadUnaligned(fromByteOffset: place, as: DocumentWeight.self), chunk.shard,
                            chunk.first + index)
                    }
                }
            }
        }
    }

    private func map() throws(SelectionError) -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        } catch {
            throw SelectionError(
                .unreadable, path: path,
                message: "the temporary file of weights cannot be read back; choose another disk")
        }
    }
}
