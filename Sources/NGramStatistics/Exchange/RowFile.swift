import DurableFiles
import Foundation

/// Rows of one order in a temporary file: ids or ranks and a number, of fixed size.
final class RowFile {
    let order: Int
    private let path: String
    private let output: OutputDescriptor
    private var waiting: [UInt8] = []
    private(set) var count = 0

    private static let pieceByteCount = 1 << 18
    private var rowByteCount: Int { Self.rowByteCount(order: order) }

    static func rowByteCount(order: Int) -> Int { 4 * order + 8 }

    init(path: String, order: Int) throws(FileOutputError) {
        self.path = path
        self.order = order
        TemporaryItems.register(path)
        output = try OutputDescriptor(creating: path)
    }

    deinit { TemporaryItems.remove(path) }

    func append(_ ids: UnsafePointer<UInt32>, value: UInt64) throws(FileOutputError) {
        unsafe waiting.append(contentsOf: UnsafeRawBufferPointer(start: ids, count: 4 * order))
        unsafe withUnsafeBytes(of: value) { unsafe waiting.append(contentsOf: $0) }
        count += 1
        if waiting.count >= Self.pieceByteCount { try finish() }
    }

    /// Writes what waits.
    func finish() throws(FileOutputError) {
        if waiting.isEmpty { return }
        try output.write(waiting)
        waiting.removeAll(keepingCapacity: true)
    }

    /// The rows from the first on; call ``finish()`` before.
    func reader() throws -> RowReader {
        RowReader(try FileHandle(forReadingFrom: URL(fileURLWithPath: path)), path: path, order: order)
    }
}

/// Reads the rows of a file one after the other.
final class RowReader {
    private let handle: FileHandle
    private let path: String
    private let order: Int
    private var bytes = Data()
    private var position = 0
    /// The current row; what it holds before the first call of ``advance()`` and after the last means nothing.
    private(set) var key = RankKey()
    private(set) var value: UInt64 = 0

    private static let rowsPerPiece = 8192

    init(_ handle: FileHandle, path: String, order: Int) {
        self.handle = handle
        self.path = path
        self.order = order
    }

    deinit { try? handle.close() }

    /// - Returns: `false` at the end.
    func advance() throws -> Bool {
        let size = RowFile.rowByteCount(order: order)
        if position == bytes.count {
            bytes = try handle.read(upToCount: size * Self.rowsPerPiece) ?? Data()
            position = 0
            if bytes.isEmpty { return false }
        }
        guard bytes.count - position >= size else {
            throw FileOutputError(path: path, operation: .read, reason: "it has been cut short")
        }
        unsafe bytes.withUnsafeBytes { raw in
            for place in 0..<order {
                key[place] = unsafe raw.loadUnaligned(fromByteOffset: position + 4 * place, as: UInt32.self)
            }
            value = unsafe raw.loadUnaligned(fromByteOffset: position + 4 * order, as: UInt64.self)
        }
        position += size
        return true
    }
}
