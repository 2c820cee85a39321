import Foundation

/// Golden values in JSON, made by scripts of Scripts/golden.
enum GoldenFile {
    static func read<Value: Decodable>(_ name: String, as: Value.Type) throws -> Value {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
