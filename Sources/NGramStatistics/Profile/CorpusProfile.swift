import Foundation
import TextSegmentation

/// What one pass over a corpus leaves: exact n-gram counts, totals, and hashed histograms per fold, in a file.
///
/// Profiles merge: the merge of the profiles of shards is, byte for byte, the profile of the whole. The file is mapped,
/// not read; counts are decoded block by block as they are asked for. See `Documentation/ProfileFormat.md`.
public final class CorpusProfile: Sendable {
    /// The profile's file.
    public let path: String
    /// Totals and settings.
    public let summary: ProfileSummary
    let directory: ProfileDirectory
    private let file: MappedFile

    /// Opens a profile.
    ///
    /// - Throws: ``ProfileError`` where the file cannot be read, is no profile, is newer than this library, was never
    ///   finished, or is damaged.
    /// - Complexity: O(blocks of the file); counts are not read.
    public init(path: String) throws(ProfileError) {
        self.path = path
        var isFolder: ObjCBool = false
        if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw ProfileError(.unreadable, path: path, message: "it is a folder, not a profile")
        }
        guard let file = MappedFile(path: path) else {
            let reason = FileManager.default.fileExists(atPath: path) ? "it cannot be read" : "there is no such file"
            throw ProfileError(.unreadable, path: path, message: reason)
        }
        self.file = file
        let header = try ProfileHeader(unsafe Array(file.bytes.prefix(ProfileHeader.byteCount)), path: path)
        let length = UInt64(file.count)
        let (end, overflow) = header.directoryOffset.addingReportingOverflow(header.directoryCompressedCount)
        guard !overflow, end <= length else {
            throw ProfileError(
                .truncated, path: path, byteOffset: file.count,
                message: "the file should have \(overflow ? "more" : "\(end)") bytes; copy it again or make it anew")
        }
        guard end == length, header.directoryOffset >= UInt64(ProfileHeader.byteCount) else {
            throw ProfileError(
                .corrupt, path: path, byteOffset: Int(min(end, length)),
                message: "bytes follow the end of the profile; copy the file again or make it anew")
        }
        let offset = Int(header.directoryOffset)
        let damage = ProfileError(
            .corrupt, path: path, byteOffset: offset,
            message: "the directory is damaged; copy the file again or make it anew")
        guard header.directoryRawCount <= UInt64(ProfileDirectory.maximumBlockRawCount) else { throw damage }
        var raw: [UInt8] = []
        let zstandard = ZstandardBlock()
        let isWhole = unsafe zstandard.decompress(
            UnsafeRawBufferPointer(rebasing: file.bytes[offset...]), rawCount: Int(header.directoryRawCount), into: &raw
        )
        guard isWhole, let directory = try? ProfileDirectory(raw, end: offset) else { throw damage }
        guard directory.tokenizationSignature == directory.summary.tokenization.signature else {
            throw ProfileError(
                .incompatible, path: path,
                message: "its tokens were cut by \(directory.tokenizationSignature), which this version does not have "
                    + "(it has \(directory.summary.tokenization.signature)); make the profile anew")
        }
        self.directory = directory
        summary = directory.summary
    }

    /// Whether the profile holds hashed histograms of folds; imported counts have none.
    public var hasFolds: Bool { !summary.isImported }

    /// Hashed n-gram histograms of each fold.
    ///
    /// - Throws: ``ProfileError`` where there are none (``hasFolds``) or they are damaged.
    /// - Complexity: O(orders × folds × buckets).
    public func foldHistograms() throws(ProfileError) -> FoldHistograms {
        guard hasFolds else {
            throw ProfileError(
                .absent, path: path,
                message:
                    "its counts were imported from tables, which hold no documents and so no folds; profile the text itself"
            )
        }
        return try storedFoldHistograms()
    }

    /// What the file holds as histograms: empty ones where the profile has no folds.
    func storedFoldHistograms() throws(ProfileError) -> FoldHistograms {
        let expected = FoldHistograms.foldCount * directory.bucketCount
        let blocks = directory.folds.blocks
        let order = directory.foldOrder
        guard blocks.count == order || blocks.count == 2 * order else { throw damaged(directory.folds.offset) }
        var storage: [UInt64] = []
        var burstiness: [BurstinessSample] = []
        var raw: [UInt8] = []
        let zstandard = ZstandardBlock()
        for number in blocks.indices {
            try read(directory.folds, block: number, zstandard, into: &raw)
            do {
                if number < order {
                    var decoder = ByteDecoder(raw)
                    for _ in 0..<expected { storage.append(try decoder.tally()) }
                } else {
                    burstiness.append(try BurstinessSample(decoding: raw))
                }
            } catch {
                throw damaged(directory.folds.offset + blocks[number].offset)
            }
        }
        return FoldHistograms(
            order: order, bucketCount: directory.bucketCount, documents: directory.foldDocuments,
            storage: storage, burstiness: burstiness)
    }

    /// Decompresses a block.
    func read(
        _ section: ProfileDirectory.Section, block number: Int, _ zstandard: ZstandardBlock, into raw: inout [UInt8]
    ) throws(ProfileError) {
        let block = section.blocks[number]
        let start = section.offset + block.offset
        guard start + block.compressedCount <= file.count else { throw damaged(start) }
        let frame = unsafe UnsafeRawBufferPointer(rebasing: file.bytes[start..<start + block.compressedCount])
        let isWhole = unsafe zstandard.decompress(frame, rawCount: block.rawCount, into: &raw)
        guard isWhole else { throw damaged(start) }
        file.release(start..<start + block.compressedCount)
    }

    func damaged(_ byteOffset: Int) -> ProfileError {
        ProfileError(
            .corrupt, path: path, byteOffset: byteOffset,
            message: "the counts are damaged; copy the file again or make it anew")
    }

    /// A fingerprint of all counts, as 32 hexadecimal digits: equal for profiles with equal bytes.
    public var identity: String {
        let hash = unsafe StableHash.document(file.bytes.assumingMemoryBound(to: UInt8.self))
        return [hash.0, hash.1].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Checks that what is not listed did not occur.
    ///
    /// - Parameter order: the highest order that is needed.
    /// - Throws: ``ProfileError`` where rare n-grams of that order, or of a lower one, were dropped.
    package func requireCompleteCounts(upToOrder order: Int) throws(ProfileError) {
        guard summary.completeOrder < order else { return }
        let counts = summary.orders[summary.completeOrder]
        throw ProfileError(
            .incompatible, path: path,
            message:
                "its n-grams of order \(counts.order) that occur less than \(counts.minimumCount) times were dropped "
                + "(minimum counts), and this needs them all; use the profile as it was before it was pruned")
    }

    /// - Throws: ``ProfileError`` where another profile's counts cannot be set beside this one's.
    package func requireCompatibility(with other: CorpusProfile, sameRestriction: Bool) throws(ProfileError) {
        if summary.tokenization != other.summary.tokenization {
            throw ProfileError(
                .incompatible, path: other.path,
                message: "its tokenizer is \(other.summary.tokenization.signature), that of \(path) is "
                    + "\(summary.tokenization.signature); profile both with the same options")
        }
        if summary.boundaries != other.summary.boundaries {
            func counted(_ profile: CorpusProfile) -> String {
                switch profile.summary.boundaries {
                case .none: "no sentence boundaries"
                case .records: "each record as a sentence with its boundaries"
                case .lines: "each line as a sentence with its boundaries"
                }
            }
            throw ProfileError(
                .incompatible, path: other.path,
                message: "it counts \(counted(other)), and \(path) \(counted(self)); profile both with the same "
                    + "--sentences")
        }
        guard sameRestriction else { return }
        let haveLikeFolds =
            directory.bucketCount == other.directory.bucketCount && directory.foldOrder == other.directory.foldOrder
        if summary.order != other.summary.order || (hasFolds && other.hasFolds && !haveLikeFolds) {
            throw ProfileError(
                .incompatible, path: other.path,
                message: "its order is \(other.summary.order), that of \(path) is \(summary.order); profile both with "
                    + "the same --order")
        }
        if summary.restriction != other.summary.restriction {
            throw ProfileError(
                .incompatible, path: other.path,
                message: "it and \(path) count different n-grams (--restrict-to); profile both alike")
        }
    }
}

extension CorpusProfile {
    /// Whether a file begins as a profile does. It may still be damaged.
    ///
    /// Pipes and devices never are profiles, and are not looked into: what is read of them is gone.
    public static func isProfile(at path: String) -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        guard let start = try? handle.read(upToCount: ProfileHeader.magic.count) else { return false }
        return Array(start) == ProfileHeader.magic
    }
}
