import TestSupport
import Testing

@testable import CorpusIO

@Suite("UTF-8")
struct UTF8ValidationTests {
    private func firstInvalid(_ bytes: [UInt8], from start: Int = 0) -> Int? {
        let buffer = ByteBuffer(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { unsafe buffer.base[index] = byte }
        unsafe buffer.base[bytes.count] = 0x0A
        return unsafe UTF8Validation.firstInvalid(buffer.base, from: start, to: bytes.count)
    }

    private func expected(_ bytes: [UInt8]) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    @Test("agrees with the standard library on every pair of bytes, at every alignment")
    func pairs() {
        for first in UInt8.min...UInt8.max {
            for second in stride(from: UInt8(0), through: 252, by: 3) {
                let before = [UInt8](repeating: 0x61, count: Int(first) & 31 + Int(second) & 3)
                let bytes = before + [first, second, 0x62]
                #expect(firstInvalid(bytes) == expected(bytes), "\(first) \(second)")
                let longer = bytes + before + [0xC3, 0xA9] + before
                #expect(firstInvalid(longer) == expected(longer), "\(first) \(second), longer")
            }
        }
    }

    @Test("agrees with the standard library on all edges of three and four bytes")
    func edges() {
        let leads: [UInt8] = [0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF]
        let others: [UInt8] = [0x0A, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0]
        for lead in leads {
            for second in others {
                for third in others {
                    for fourth in others {
                        let bytes = [0x61, lead, second, third, fourth]
                        #expect(firstInvalid(bytes) == expected(bytes), "\(bytes)")
                        // The sequence crosses the border of two chunks.
                        let crossing = [UInt8](repeating: 0x61, count: 28 + Int(second) & 3) + bytes
                        #expect(firstInvalid(crossing) == expected(crossing), "\(crossing)")
                    }
                }
            }
        }
    }

    @Test("agrees with the standard library on damaged text", arguments: [1, 2, 3] as [UInt64])
    func random(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let text = Array("Zażółć gęślą jaźń — 漢字かな交じり文 🙂🏽 plain ASCII for a while, and some more of it. ".utf8)
        for _ in 0..<300 {
            var bytes = text + text
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            bytes.removeLast(Int.random(in: 0..<40, using: &generator))
            #expect(firstInvalid(bytes) == expected(bytes), "\(bytes)")
        }
    }

    @Test("starts where it is told to")
    func start() {
        #expect(firstInvalid([0xFF, 0x61, 0xFE], from: 1) == 2)
        #expect(firstInvalid([0xFF], from: 1) == nil)
        #expect(firstInvalid([]) == nil)
    }
}
