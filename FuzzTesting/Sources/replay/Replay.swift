import Foundation
import FuzzTargets

/// Checks kept inputs without libFuzzer:
///
///     replay FOLDER...
///
/// Each folder holds a folder for each target; every file below that is checked.
@main
enum Replay {
    static func main() {
        let folders = CommandLine.arguments.dropFirst()
        guard !folders.isEmpty else { fail("usage: replay FOLDER... (each with a folder for each target)") }
        var violations = 0
        for target in FuzzTarget.allCases {
            let began = Date()
            var count = 0
            for folder in folders {
                let path = "\(folder)/\(target.rawValue)"
                let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
                for name in names.sorted() {
                    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
                        fail("\(path)/\(name) cannot be read")
                    }
                    count += 1
                    do throws(Violation) { try target.check(Array(data)) } catch {
                        violations += 1
                        say("\(path)/\(name): \(error)")
                    }
                }
            }
            if count == 0 { fail("there is no input for the target \(target.rawValue)") }
            say("\(target.rawValue): \(count) inputs in \(Int(Date().timeIntervalSince(began) * 1000)) ms")
        }
        if violations > 0 { fail("\(violations) violations") }
    }

    private static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    private static func fail(_ line: String) -> Never {
        say(line)
        exit(1)
    }
}
