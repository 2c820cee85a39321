import Foundation
import FuzzTargets

/// Checks kept inputs without libFuzzer:
///
///     replay FOLDER...
///
/// Each folder holds, for each target, a folder of inputs or a file `TARGET.base64` with an input on each line.
@main
enum Replay {
    static func main() {
        let folders = CommandLine.arguments.dropFirst()
        guard !folders.isEmpty else { fail("usage: replay FOLDER... (each with inputs for each target)") }
        var violations = 0
        for target in FuzzTarget.allCases {
            let began = Date()
            var count = 0
            for folder in folders {
                for (name, input) in inputs("\(folder)/\(target.rawValue)") {
                    count += 1
                    do throws(Violation) { try target.check(input) } catch {
                        violations += 1
                        say("\(name): \(error)")
                    }
                }
            }
            if count == 0 { fail("there is no input for the target \(target.rawValue)") }
            say("\(target.rawValue): \(count) inputs in \(Int(Date().timeIntervalSince(began) * 1000)) ms")
        }
        if violations > 0 { fail("\(violations) violations") }
    }

    private static func inputs(_ path: String) -> [(name: String, bytes: [UInt8])] {
        var inputs: [(name: String, bytes: [UInt8])] = []
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() {
            guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
                fail("\(path)/\(name) cannot be read")
            }
            inputs.append(("\(path)/\(name)", Array(data)))
        }
        let lines = FileManager.default.contents(atPath: path + ".base64") ?? Data()
        for (index, line) in lines.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().enumerated() {
            guard let data = Data(base64Encoded: line) else { fail("\(path).base64, line \(index + 1): not base64") }
            inputs.append(("\(path).base64, line \(index + 1)", Array(data)))
        }
        return inputs
    }

    private static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    private static func fail(_ line: String) -> Never {
        say(line)
        exit(1)
    }
}
