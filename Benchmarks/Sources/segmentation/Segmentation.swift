import Foundation
import TextSegmentation

/// Lower-cased words of a file that holds a document a line: TextSegmentation alone, as `Peers/icu_words.cpp` does it.
///
///     segmentation FILE
///
/// Prints CPU seconds, words, their bytes and a checksum of all of them.
@main
enum Segmentation {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            FileHandle.standardError.write(Data("usage: segmentation FILE\n".utf8))
            exit(2)
        }
        let text = try [UInt8](Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1])))
        let tokenizer = TextTokenizer(Tokenization(scheme: .words, lowercase: true))
        let buffer = TokenBuffer()

        var words = 0
        var bytes = 0
        let began = processSeconds()
        forEachLine(of: text) { line in
            tokenizer.tokenize(line, into: buffer)
            words += buffer.count
            unsafe buffer.withUnsafeTokens { _, tokens in
                for index in 0..<tokens.count { bytes += unsafe Int(tokens[index].length) }
            }
        }
        let spent = processSeconds() - began

        var checksum: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ byte: UInt8) { checksum = (checksum ^ UInt64(byte)) &* 0x100_0000_01B3 }
        forEachLine(of: text) { line in
            tokenizer.tokenize(line, into: buffer)
            unsafe buffer.withUnsafeTokens { content, tokens in
                for index in 0..<tokens.count {
                    let token = unsafe tokens[index]
                    for place in 0..<token.length { mix(unsafe content[Int(token.offset + place)]) }
                    mix(0xFF)
                }
            }
            mix(0xFE)
        }
        print(String(format: "%.4f %ld %ld %016lx", spent, words, bytes, checksum))
    }

    private static func forEachLine(of text: [UInt8], _ body: (Span<UInt8>) -> Void) {
        let span = text.span
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            body(span.extracting(start..<end))
            start = end + 1
        }
    }

    private static func processSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
