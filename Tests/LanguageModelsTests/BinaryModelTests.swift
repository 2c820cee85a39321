import DurableFiles
import Foundation
import LanguageModels
import TestSupport
import Testing

@Suite("Binary form of models")
struct BinaryModelTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file(named: "m.model")
    }

    private static let text = ProbabilitySumTests.text(seed: 5, lines: 120, words: 30)

    private func write(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private func written() throws -> [UInt8] {
        try Self.text.estimate(order: 3).model.writeBinary(to: path, isDurable: false)
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test("It scores as the model that was written, and becomes the same ARPA file")
    func roundTrip() throws {
        let model = try Self.text.estimate(order: 3).model
        _ = try written()
        let mapped = try LanguageModel(binary: path)
        try mapped.verify()
        #expect(mapped.origin == model.origin)
        #expect(mapped.counts == model.counts)
        #expect(try mapped.score(Self.text.lines + ["never seen"]) == model.score(Self.text.lines + ["never seen"]))
        #expect(try arpa(mapped) == arpa(model))
        #expect(LanguageModel.isBinary(at: path))
    }

    @Test("A file that was cut, is unfinished, newer or foreign is refused")
    func refusals() throws {
        let bytes = try written()
        func expect(_ bytes: [UInt8], _ part: String) throws {
            try write(bytes)
            #expect {
                _ = try LanguageModel(binary: path)
            } throws: { "\($0)".contains(part) && "\($0)".hasPrefix(path) }
        }
        try expect([], "empty")
        try expect(Array("\\data\\".utf8), "not the binary form")
        try expect(Array(bytes.prefix(40)), "ends inside its header")
        try expect(Array(bytes.dropLast()), "should have \(bytes.count) bytes")
        try expect(bytes + [0], "bytes follow")
        var newer = bytes
        newer[8] = 9
        try expect(newer, "newer")
        var damaged = bytes
        damaged[20] ^= 1
        try expect(damaged, "header is damaged")
        damaged = bytes
        damaged[bytes.count - 3] ^= 1
        try expect(damaged, "directory is damaged")
    }

    @Test("No damage crashes what reads it, and verifying finds it")
    func mutations() throws {
        let original = try written()
        var random = SplitMix64(seed: 21)
        for _ in 0..<300 {
            var bytes = original
            let place = Int.random(in: 0..<bytes.count, using: &random)
            for offset in 0..<Int.random(in: 1...64, using: &random) where place + offset < bytes.count {
                bytes[place + offset] = UInt8.random(in: 0...255, using: &random)
            }
            try write(bytes)
            guard let model = try? LanguageModel(binary: path) else { continue }
            let score = try model.score(Self.text.lines.prefix(20) + ["never <s> seen"])
            #expect(score.logProbability.isFinite)
            _ = try? arpa(model)
            if bytes != original {
                // Bytes between arrays belong to none.
                let isPadding = zip(bytes, original).enumerated().allSatisfy { $1.0 == $1.1 || original[$0] == 0 }
                #expect(isPadding || (try? model.verify()) == nil)
            }
        }
    }
}
