import DurableFiles
import Foundation

/// Where a block of a section lies, and what is in it.
struct BlockDescriptor: Equatable {
    /// Bytes from the start of the section.
    var offset: Int
    var compressedCount: Int
    var rawCount: Int
    var entryCount: Int
    /// What orders the section's entries, of the first: the hash of a token, or the ids of an n-gram.
    var firstKey = RankKey()
}

/// The compressed blocks of one section of a profile file, in order; kept in memory while they are few, else in a file of
/// their own, or at once in the profile.
///
/// Blocks may arrive out of order: each carries its number, and waits for those before it.
final class SectionWriter {
    private(set) var blocks: [BlockDescriptor] = []
    private(set) var byteCount = 0
    private var early: [Int: (bytes: [UInt8], rawCount: Int, entryCount: Int, firstKey: RankKey)] = [:]
    private var memory: [UInt8] = []
    private var spilled: OutputDescriptor?
    private let destination: Destination

    /// Where blocks go that memory has no room for.
    private enum Destination {
        case temporaryFile(path: String)
        case profile(ProfileFileOutput)
    }

    private static let memoryLimit = 1 << 20

    /// - Parameter path: the file to make should the section outgrow memory; its folder must exist.
    init(spillPath path: String) { destination = .temporaryFile(path: path) }

    /// - Parameter output: the profile, which nothing else is written to until all of this section's blocks are there.
    init(writingTo output: ProfileFileOutput) { destination = .profile(output) }

    /// Takes block number `number`.
    ///
    /// - Throws: ``FileOutputError`` where the temporary disk is full.
    func submit(
        _ number: Int, bytes: [UInt8], rawCount: Int, entryCount: Int, firstKey: RankKey = RankKey()
    ) throws {
        early[number] = (bytes, rawCount, entryCount, firstKey)
        while let next = early.removeValue(forKey: blocks.count) {
            blocks.append(
                BlockDescriptor(
                    offset: byteCount, compressedCount: next.bytes.count, rawCount: next.rawCount,
                    entryCount: next.entryCount, firstKey: next.firstKey))
            byteCount += next.bytes.count
            memory.append(contentsOf: next.bytes)
            if memory.count > Self.memoryLimit { try spill() }
        }
    }

    private func spill() throws {
        switch destination {
        case .temporaryFile(let path):
            let output = try spilled ?? OutputDescriptor(creating: path)
            spilled = output
            try output.write(memory)
        case .profile(let output):
            try output.write(memory)
        }
        memory.removeAll(keepingCapacity: true)
    }

    /// Puts what is not there yet at the end of the profile.
    func finish(in profile: ProfileFileOutput) throws {
        precondition(early.isEmpty, "a block of a section is missing")
        if spilled != nil, case .temporaryFile(let path) = destination {
            let reader = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? reader.close() }
            while let part = try reader.read(upToCount: 1 << 20), !part.isEmpty { try profile.write(Array(part)) }
        }
        try profile.write(memory)
        memory = []
    }
}
