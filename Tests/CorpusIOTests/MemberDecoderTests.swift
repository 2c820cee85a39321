import TestSupport
import Testing

@testable import CorpusIO

#if BZip2
import CBZip2
#endif
#if XZ
import CXZ
#endif

/// The same tests for each form of compression whose streams may follow one another.
@Suite("streams of gzip, bzip2 and xz")
struct MemberDecoderTests {
    enum Kind: String, CaseIterable, Sendable {
        case gzip, bzip2, xz

        /// Those that this build reads.
        static var available: [Kind] {
            allCases.filter { kind in
                switch kind {
                case .gzip: return true
                case .bzip2:
                    #if BZip2
                    return true
                    #else
                    return false
                    #endif
                case .xz:
                    #if XZ
                    return true
                    #else
                    return false
                    #endif
                }
            }
        }

        func compress(_ bytes: [UInt8]) -> [UInt8] {
            switch self {
            case .gzip: Compress.gzip(bytes)
            case .bzip2: Compress.bzip2(bytes)
            case .xz: Compress.xz(bytes)
            }
        }
    }

    let folder: TestFolder
    let text = Array((0..<40_000).map { "line \($0 &* 2_654_435_761 % 1_000_003)" }.joined(separator: "\n").utf8)

    init() throws { folder = try TestFolder() }

    @Test("any output step gives the same bytes", arguments: Kind.available, [1, 7, 4096, 1 << 20])
    func steps(_ kind: Kind, _ step: Int) throws {
        let short = step < 100 ? Array(text.prefix(3000)) : text
        let decoded = try decode(folder.write("a", kind.compress(short)), step: step)
        #expect(decoded.error == nil)
        let isSame = decoded.bytes == short
        #expect(isSame)
    }

    @Test("streams follow one another, empty ones among them", arguments: Kind.available)
    func several(_ kind: Kind) throws {
        var stream: [UInt8] = []
        var expected: [UInt8] = []
        // Ends of streams fall on many places of the decoder's window.
        for index in 0..<60 {
            let piece = Array(text[index * 5000..<index * 5000 + 1000 + index * 61])
            expected += piece
            stream += kind.compress(index.isMultiple(of: 7) ? [] : piece)
            if index.isMultiple(of: 7) { expected.removeLast(piece.count) }
        }
        let decoded = try decode(folder.write("a", stream))
        #expect(decoded.error == nil)
        let isSame = decoded.bytes == expected
        #expect(isSame)
    }

    @Test("a stream cut anywhere is truncated, or whole streams", arguments: Kind.available)
    func truncation(_ kind: Kind) throws {
        let first = kind.compress(Array("one\n".utf8))
        let stream = first + kind.compress(Array("two\n".utf8))
        for length in 10..<stream.count {
            let decoded = try decode(folder.write("a", Array(stream.prefix(length))))
            if length == first.count {
                #expect(decoded.error == nil)
            } else {
                #expect(decoded.error?.code == .truncated, "\(length)")
                #expect(decoded.error?.byteOffset == length)
            }
        }
    }

    @Test("flipped bits never pass for other text", arguments: Kind.available)
    func flips(_ kind: Kind) throws {
        var generator = SplitMix64(seed: 11)
        let stream = kind.compress(text)
        for _ in 0..<60 {
            var damaged = stream
            // gzip's header holds a time and a system, which may be anything.
            let index = Int.random(in: 10..<stream.count, using: &generator)
            damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            let decoded = try decode(folder.write("a", damaged))
            #expect(decoded.error != nil, "byte \(index)")
        }
    }

    @Test("damage in the second stream is named with it", arguments: Kind.available)
    func secondStream(_ kind: Kind) throws {
        let first = kind.compress(Array("one\ntwo\n".utf8))
        var second = kind.compress(text)
        for index in second.count / 2..<second.count / 2 + 40 { second[index] ^= 0x55 }
        let path = try folder.write("a", first + second)
        let decoded = try decode(path)
        #expect(decoded.error?.message.contains(" 2, which begins at byte \(first.count)") == true)
        // What damaged bytes decompress to before a check fails may itself be refused, as bytes that are not UTF-8.
        let failure = try #require(try read([path], workers: 2).failure)
        #expect((failure.record ?? 0) >= 3)
    }

    @Test("other bytes after the last stream are refused at their offset", arguments: Kind.available)
    func trailingBytes(_ kind: Kind) throws {
        let stream = kind.compress(Array("one\n".utf8))
        for tail in [[0x0A], [0x78, 0x79, 0x7A, 0x7A, 0x7A, 0x7A, 0x7A], [0x1F, 0x8C, 3]] as [[UInt8]] {
            let decoded = try decode(folder.write("a", stream + tail))
            #expect(decoded.error?.code == .trailingGarbage)
            #expect(decoded.error?.byteOffset == stream.count)
            #expect(decoded.bytes == Array("one\n".utf8))
        }
    }

    @Test("zero bytes after the last stream are what the format has them be", arguments: Kind.available)
    func padding(_ kind: Kind) throws {
        let stream = kind.compress(Array("one\n".utf8))
        let again = stream + [UInt8](repeating: 0, count: 8) + stream
        for count in [1, 4, 511, 300_000] {
            let decoded = try decode(folder.write("a", stream + [UInt8](repeating: 0, count: count)))
            let isAccepted = kind == .gzip || (kind == .xz && count.isMultiple(of: 4))
            #expect(decoded.error?.code == (isAccepted ? nil : .trailingGarbage))
        }
        let decoded = try decode(folder.write("a", again))
        #expect(decoded.error?.code == (kind == .xz ? nil : .trailingGarbage))
        if kind == .xz { #expect(decoded.bytes == Array("one\none\n".utf8)) }
    }

    #if XZ
    @Test("an xz file whose dictionary is above the limit is refused, and read with a higher limit")
    func dictionaryLimit() throws {
        let path = try folder.write("a.xz", Compress.xz(text))
        // The default preset's dictionary has 8 MiB.
        #expect(try decode(path, maximumWindowSize: 1 << 20).error?.code == .windowTooLarge)
        #expect(try decode(path, maximumWindowSize: 9 << 20).error == nil)
    }
    #endif

    #if !BZip2 || !XZ
    @Test("without its trait a form of compression is refused, with the trait's name")
    func missingTrait() throws {
        var refused: [(bytes: [UInt8], trait: String)] = []
        #if !BZip2
        refused.append((Array("BZh91AY&SY".utf8), "BZip2"))
        #endif
        #if !XZ
        refused.append(([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00], "XZ"))
        #endif
        for (bytes, trait) in refused {
            let error = try decode(folder.write("a", bytes)).error
            #expect(error?.code == .unsupported)
            #expect(error?.description.contains("--traits \(trait)") == true)
        }
    }
    #endif
}

extension Compress {
    /// One bzip2 stream; nothing where the trait is off.
    static func bzip2(_ bytes: [UInt8]) -> [UInt8] {
        #if BZip2
        var output = [CChar](repeating: 0, count: bytes.count + bytes.count / 50 + 700)
        var source = bytes.map { CChar(bitPattern: $0) }
        var count = UInt32(output.count)
        let status = unsafe BZ2_bzBuffToBuffCompress(&output, &count, &source, UInt32(source.count), 9, 0, 0)
        precondition(status == BZ_OK)
        return output.prefix(Int(count)).map { UInt8(bitPattern: $0) }
        #else
        []
        #endif
    }

    /// One xz stream with a CRC-64; nothing where the trait is off.
    static func xz(_ bytes: [UInt8]) -> [UInt8] {
        #if XZ
        var output = [UInt8](repeating: 0, count: lzma_stream_buffer_bound(bytes.count))
        var count = 0
        let status = unsafe lzma_easy_buffer_encode(
            6, LZMA_CHECK_CRC64, nil, bytes, bytes.count, &output, &count, output.count)
        precondition(status == LZMA_OK)
        return Array(output.prefix(count))
        #else
        []
        #endif
    }
}
