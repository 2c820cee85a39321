import Foundation
import LanguageIdentification

#if CLD2
import CCLD2
#endif

/// Identifies the language of each line of a file.
///
///     identification TASK FILE [ROUNDS]
///
/// Tasks: all (every character is read), documents (256 bytes of each, as `alignkit profile` does), cld2 (with the trait CLD2). Prints the best CPU seconds
/// of the rounds, the bytes of text, and how many lines are in the language that most are in.
@main
enum Identification {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 2 else {
            FileHandle.standardError.write(Data("usage: identification TASK FILE [ROUNDS]\n".utf8))
            exit(2)
        }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[2])))
        let lines = bytes.split(separator: 0x0A).map { Array($0) }
        let identify: ([UInt8]) -> String
        switch arguments[1] {
        case "all", "documents":
            let limit = arguments[1] == "all" ? nil : LanguageIdentifier.defaultLargestBytes
            let worker = LanguageIdentifier(largestBytes: limit).makeWorker()
            _ = worker.identify("Tables are unpacked before the clock starts.")
            identify = { worker.identify($0.span).language }
        #if CLD2
        case "cld2":
            identify = { line in
                unsafe line.withUnsafeBytes { bytes in
                    unsafe String(
                        cString: cld2_language(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count)))
                }
            }
        #endif
        default:
            FileHandle.standardError.write(Data("identification: no task \(arguments[1])\n".utf8))
            exit(2)
        }
        var best = Double.infinity
        var counts: [String: Int] = [:]
        for _ in 0..<(arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1) {
            counts = [:]
            let began = processSeconds()
            for line in lines { counts[identify(line), default: 0] += 1 }
            best = min(best, processSeconds() - began)
        }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        print(best, bytes.count, most?.key ?? "-", most?.value ?? 0)
    }

    /// CPU seconds of the process so far.
    private static func processSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
